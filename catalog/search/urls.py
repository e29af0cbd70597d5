"""Search's address (CONTRACT)."""

from django.urls import path

from catalog.search.views import FacetedSearchView

urlpatterns = [path("", FacetedSearchView.as_view(), name="search")]
