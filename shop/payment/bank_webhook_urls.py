"""/webhooks/bank/: without language, without forms."""

from django.urls import path

from shop.payment import bank_webhooks

app_name = "bank_webhooks"
urlpatterns: list = [
    path("sepay/", bank_webhooks.from_sepay, name="sepay"),
    path("casso/", bank_webhooks.from_casso, name="casso"),
]
