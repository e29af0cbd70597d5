"""Sellers' public pages."""

from django.urls import path
from django.views.generic import RedirectView

app_name = "shops"
# Until the seller's own page stands, her address leads to her goods.
urlpatterns: list = [
    path("<slug:slug>/", RedirectView.as_view(url="/tim-kiem/?seller=%(slug)s"), name="detail"),
]
