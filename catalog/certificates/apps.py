"""OCOP certificates and until when they hold."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "catalog.certificates"
    label = "certificates"
    default_auto_field = "django.db.models.BigAutoField"
