"""Who sells, by whose word, what she is owed."""

from django.apps import AppConfig


class SellersConfig(AppConfig):
    name = "sellers"
    label = "sellers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from catalog.search.sources import register_seller_facts
        from sellers.listings.selectors import seller_facts

        register_seller_facts(seller_facts)
