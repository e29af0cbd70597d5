"""What Oscar's order does not know: the buyer's key, contact and reservation."""

from django.apps import AppConfig


class PurchasesConfig(AppConfig):
    name = "shop.order.purchases"
    label = "purchases"
    default_auto_field = "django.db.models.BigAutoField"
