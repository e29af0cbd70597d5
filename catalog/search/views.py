"""List, category and search pages: one engine query each."""

from django.views.generic import TemplateView


class FacetedSearchView(TemplateView):
    template_name = "catalog/list.html"


class CatalogueView(FacetedSearchView):
    pass


class ProductCategoryView(FacetedSearchView):
    pass
