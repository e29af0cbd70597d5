"""Who sells, by whose word, what she is owed."""

from django.apps import AppConfig


class SellersConfig(AppConfig):
    name = "sellers"
    label = "sellers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from catalog.makers import register_maker_source
        from catalog.search.sources import register_seller_facts
        from sellers.landing import workspace_of
        from sellers.listings.makers import maker_of_product
        from sellers.orders.answering import facts_for_search
        from shop.accounts.landing import register_landing

        register_seller_facts(facts_for_search)
        register_maker_source(maker_of_product)
        register_landing(workspace_of)
