"""What has no trade in it: đồng, time, errors, audit, locks, text."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "shop.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
