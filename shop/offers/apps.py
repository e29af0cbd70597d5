"""Who pays for Oscar's offers, and who has used which voucher."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "shop.offers"
    label = "market_offers"
    default_auto_field = "django.db.models.BigAutoField"
