"""Our own rows about paying, beside Oscar's, which are not used."""

from django.apps import AppConfig


class AttemptsConfig(AppConfig):
    name = "shop.payment.attempts"
    label = "payment_attempts"
    default_auto_field = "django.db.models.BigAutoField"
