"""Goods for pages of words, always through search: what is not on sale today does not appear."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.cache import cache
from django.db.models import Case, QuerySet, When
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
LOOKED_AT = 96


def in_season(count: int) -> list[Card]:
    """Goods whose season is this month, in stock, one of each seller. No query."""
    season = SearchQuery(season=(clock.today().month,), in_stock=True, page_size=LOOKED_AT)
    return _varied(_found(season), count)


def on_the_stalls(count: int, *, besides: set[str]) -> list[Card]:
    """Goods in stock other than those `besides` (slugs), from as many sellers and kinds as there are. No query."""
    found = _found(SearchQuery(in_stock=True, page_size=LOOKED_AT, sort="new"))
    return _varied([card for card in found if card.id not in besides], count)


def often_ordered(count: int) -> list[Card]:
    """What buyers ordered most in the last 90 days, counted every ten minutes; nothing while few goods were ordered."""
    products: list[int] = cache.get_or_set("cms.most_ordered", _count_orders, COUNTED_AGAIN_SECONDS) or []
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
    """Public products, not their sizes, with their sellers; with `text` what search finds of them, best first."""
    products = get_model("catalogue", "Product").objects.filter(is_public=True).exclude(structure="child")
    products = products.select_related("listing__shop")
    if not text:
        return products.order_by("title", "pk")
    slugs = [card.id for card in _found(SearchQuery(text=text, page_size=40))]
    rank = Case(*[When(slug=slug, then=place) for place, slug in enumerate(slugs)], default=len(slugs))
    return products.filter(slug__in=slugs).order_by(rank, "pk")


def _varied(cards: list[Card], count: int) -> list[Card]:
    """The first of each seller and kind; then, if they are too few, the others in their order."""
    sellers: set[str] = set()
    kinds: set[str] = set()
    first = []
    for card in cards:
        if card.seller_slug not in sellers and card.category not in kinds:
            first.append(card)
            sellers.add(card.seller_slug)
            kinds.add(card.category)
    others = [card for card in cards if card not in first]
    return (first + others)[:count]


def _found(query: SearchQuery) -> list[Card]:
    return list(engine_from_settings().search(query).cards)


def _count_orders() -> list[int]:
    return most_ordered(clock.now() - timedelta(days=COUNTED_DAYS), MOST_SHOWN)
