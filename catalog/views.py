"""A product's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View


class ProductDetailView(View):
    def get(self, request: HttpRequest, product_slug: str) -> HttpResponse:
        raise Http404(product_slug)
