"""What the label of a product says: weight, season, storage, allergens."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "catalog.facts"
    label = "facts"
    default_auto_field = "django.db.models.BigAutoField"
