"""Fork of Oscar's basket app: other behaviour, the same columns."""

from oscar.apps.basket.apps import BasketConfig as Upstream


class BasketConfig(Upstream):
    name = "shop.basket"
