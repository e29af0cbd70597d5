"""Addresses for machines."""

from django.urls import path

from shop.health.views import alive, figures, ready

urlpatterns = [
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("metrics", figures, name="metrics"),
]
