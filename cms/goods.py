"""Goods for pages of words, always through search: what is not on sale today does not appear."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from oscar.core.loading import get_model


def in_season(count: int) -> list[Any]:
    """Cards of goods whose season is this month, in stock. No query."""
    return []


def often_ordered(count: int) -> list[Any]:
    return []


def goods_by_product(product_ids: Iterable[int]) -> dict[int, Any]:
    """Cards by public product, of those on sale today."""
    return {}


def products_on_sale(text: str = "") -> QuerySet:
    """Public products, not their sizes, with their sellers; narrowed by words of the name or of the seller's."""
    found = get_model("catalogue", "Product").objects.filter(is_public=True).exclude(structure="child")
    for word in text.split():
        found = found.filter(title__icontains=word) | found.filter(listing__shop__name__icontains=word)
    return found.select_related("listing__shop").order_by("title", "pk")
