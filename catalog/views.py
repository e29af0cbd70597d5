"""A product's page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from catalog.makers import Maker
from catalog.product_page import product_page
from catalog.selectors import public_product
from shop.core import clock
from shop.core.text import clean


class ProductDetailView(View):
    """/san-pham/<slug>/; `?size=` chooses one of its sizes."""

    def get(self, request: HttpRequest, product_slug: str) -> HttpResponse:
        product = public_product(product_slug)
        if product is None:
            return not_found(request)
        page = product_page(product, clock.today(), sku=clean(request.GET.get("size", ""))[:64])
        page["same_shop"] = self.same_shop(product, page["seller"])
        return render(request, "catalog/product.html", {"product": page, "basket_url": reverse("basket:add")})

    def same_shop(self, product: Any, maker: Maker | None) -> list[Any]:
        """Cards of other goods from her; search, which stands above, knows them."""
        return []


def not_found(request: HttpRequest) -> HttpResponse:
    """The page with the search field, in development too, where Django would show its own."""
    return render(request, "404.html", status=404)


class LeftOutView(View):
    """Pages of Oscar that the market does not have; its dashboard still writes their addresses."""

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        slug = where.get("product_slug")
        return redirect("catalogue:detail", product_slug=slug) if slug else redirect("catalogue:index")
