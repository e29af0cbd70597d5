"""The shop app exists so that its commands and templates are found."""

from django.apps import AppConfig


class ShopProjectConfig(AppConfig):
    name = "shop"
    label = "shop"
