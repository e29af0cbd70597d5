"""Fork of Oscar's catalogue app: other behaviour, the same columns, our addresses (CONTRACT)."""

from django.urls import path
from oscar.apps.catalogue.apps import CatalogueConfig as Upstream


class CatalogueConfig(Upstream):
    name = "catalog"

    def ready(self) -> None:
        """Oscar's own would look for the views of pages that we do not have."""
        from oscar.apps.catalogue import receivers  # noqa: F401

    def get_urls(self) -> list:
        from catalog.search.product_views import ProductWithNeighboursView
        from catalog.search.views import CatalogueView, ProductCategoryView
        from catalog.views import LeftOutView

        left_out = LeftOutView.as_view()
        reviews = "<slug:product_slug>_<int:product_pk>/reviews/"
        return self.post_process_urls(
            [
                path("", CatalogueView.as_view(), name="index"),
                path("loai/<slug:category_slug>/", ProductCategoryView.as_view(), name="category"),
                path("ranges/<slug:slug>/", left_out, name="range"),
                path(reviews, left_out, name="reviews-list"),
                path(f"{reviews}add/", left_out, name="reviews-add"),
                path(f"{reviews}<int:pk>/", left_out, name="reviews-detail"),
                path("<slug:product_slug>/", ProductWithNeighboursView.as_view(), name="detail"),
            ]
        )
