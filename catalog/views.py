"""A product's page."""

from django.views.generic import TemplateView


class ProductDetailView(TemplateView):
    template_name = "catalog/product.html"
