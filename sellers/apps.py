"""Who sells, by whose word, what she is owed."""

from django.apps import AppConfig


class SellersConfig(AppConfig):
    name = "sellers"
    label = "sellers"
    default_auto_field = "django.db.models.BigAutoField"
