from django.apps import AppConfig


class PopularConfig(AppConfig):
    name = "catalog.search.popular"
    label = "search_popular"
    default_auto_field = "django.db.models.BigAutoField"
