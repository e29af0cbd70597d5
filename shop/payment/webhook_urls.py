"""Where providers send what happened. Under /webhooks/, in no language."""

from django.urls import path

from shop.payment import views

urlpatterns = [
    path("stripe/", views.stripe_webhook, name="stripe_webhook"),
]
