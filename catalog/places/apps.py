"""Provinces, communes and what they were called before."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "catalog.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
