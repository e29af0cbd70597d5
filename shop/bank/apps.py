"""Lines of the market's bank account."""

from django.apps import AppConfig


class BankConfig(AppConfig):
    name = "shop.bank"
    label = "bank"
    default_auto_field = "django.db.models.BigAutoField"
