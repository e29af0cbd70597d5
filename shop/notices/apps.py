"""One message, several channels, sent by tasks and recorded."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "shop.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
