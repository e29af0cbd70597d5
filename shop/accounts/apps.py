"""Who someone is, and the one door she comes in by."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "shop.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
