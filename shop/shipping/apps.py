"""Fork of Oscar's shipping app: other behaviour, the same columns."""

from oscar.apps.shipping.apps import ShippingConfig as Upstream


class ShippingConfig(Upstream):
    name = "shop.shipping"
