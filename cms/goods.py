"""Goods for pages of words, always through search: what is not on sale today does not appear."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.cache import cache
from django.db.models import QuerySet
from oscar.core.loading import get_model

from catalog.search.engine import engine_from_settings
from catalog.search.query import Card, SearchQuery
from sellers.listings.selectors import Reason, buyable
from sellers.orders.selectors import most_ordered
from shop.core import clock

FEWEST_ORDERED = 4
COUNTED_DAYS = 90
COUNTED_AGAIN_SECONDS = 600
MOST_SHOWN = 12


def in_season(count: int) -> list[Card]:
    """Goods whose season is this month, in stock. No query."""
    return _found(SearchQuery(season=(clock.today().month,), in_stock=True, page_size=count))


def on_the_stalls(count: int) -> list[Card]:
    """Goods in stock, as a list without words shows them. No query."""
    return _found(SearchQuery(in_stock=True, page_size=count))


def often_ordered(count: int) -> list[Card]:
    """What buyers ordered most in the last 90 days, counted every ten minutes; nothing while few goods were ordered."""
    products = cache.get_or_set("cms.most_ordered", _count_orders, COUNTED_AGAIN_SECONDS)
    cards = cards_of(products)
    found = [cards[pk] for pk in products if pk in cards and not cards[pk].sold_out]
    return found[:count] if len(found) >= FEWEST_ORDERED else []


def cards_of(product_ids: Iterable[int]) -> dict[int, Card]:
    return engine_from_settings().cards(product_ids)


def goods_by_product(product_ids: Iterable[int]) -> tuple[dict[int, Card], set[int]]:
    """Cards of what may be bought today, and the products that may not. Whether is asked of the rows: one query.

    A product that may be bought but has not reached the index yet is in neither.
    """
    asked = list(product_ids)
    reasons: dict[int, Reason | None] = buyable(asked, clock.today()) if asked else {}
    gone = {pk for pk, reason in reasons.items() if reason is not None}
    return {pk: card for pk, card in cards_of(asked).items() if pk not in gone}, gone


def products_on_sale(text: str = "") -> QuerySet:
    """Public products, not their sizes, with their sellers; narrowed by what the market's search finds for `text`."""
    products = get_model("catalogue", "Product").objects.filter(is_public=True).exclude(structure="child")
    if text:
        slugs = [card.id for card in _found(SearchQuery(text=text, page_size=40))]
        products = products.filter(slug__in=slugs)
    return products.select_related("listing__shop").order_by("title", "pk")


def _found(query: SearchQuery) -> list[Card]:
    return list(engine_from_settings().search(query).cards)


def _count_orders() -> list[int]:
    return most_ordered(clock.now() - timedelta(days=COUNTED_DAYS), MOST_SHOWN)
