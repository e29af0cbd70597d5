"""Fork of Oscar's customer app: other behaviour, the same columns."""

from oscar.apps.customer.apps import CustomerConfig as Upstream


class CustomerConfig(Upstream):
    name = "shop.customer"
