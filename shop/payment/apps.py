"""Fork of Oscar's payment app: other behaviour, the same columns."""

from oscar.apps.payment.apps import PaymentConfig as Upstream


class PaymentConfig(Upstream):
    name = "shop.payment"
