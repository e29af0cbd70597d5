"""Limits of cash on delivery."""

from django.apps import AppConfig


class CashConfig(AppConfig):
    name = "shop.payment.cash"
    label = "cash"
    default_auto_field = "django.db.models.BigAutoField"
