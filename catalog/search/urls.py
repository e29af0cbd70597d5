"""Search's address (CONTRACT)."""

from django.urls import path

from catalog.search.views import FacetedSearchView
from catalog.search.why import why_this_order

urlpatterns = [
    path("", FacetedSearchView.as_view(), name="search"),
    path("vi-sao/", why_this_order, name="why"),
]
