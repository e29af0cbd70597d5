"""Fork of Oscar's checkout app: other behaviour, the same columns."""

from oscar.apps.checkout.apps import CheckoutConfig as Upstream


class CheckoutConfig(Upstream):
    name = "shop.checkout"
