"""Where a product is made."""

from django.apps import AppConfig


class OriginsConfig(AppConfig):
    name = "catalog.origins"
    label = "origins"
    default_auto_field = "django.db.models.BigAutoField"
