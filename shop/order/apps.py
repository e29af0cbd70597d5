"""Fork of Oscar's order app: other behaviour, the same columns."""

from oscar.apps.order.apps import OrderConfig as Upstream


class OrderConfig(Upstream):
    name = "shop.order"
