"""What Oscar's order does not know: the buyer's key, contact and reservation."""

from django.apps import AppConfig


class PurchasesConfig(AppConfig):
    name = "shop.order.purchases"
    label = "purchases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from shop.accounts.proofs import when_proved
        from shop.order.claiming import claim_guest_purchases

        when_proved(claim_guest_purchases)
