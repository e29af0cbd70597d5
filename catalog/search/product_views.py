"""A product's page with what only search knows: other goods of the same shop."""

from typing import Any

from catalog.makers import Maker
from catalog.search.engine import engine_from_settings
from catalog.search.query import Card, SearchQuery
from catalog.views import ProductDetailView

SHOWN = 4


class ProductWithNeighboursView(ProductDetailView):
    def same_shop(self, product: Any, maker: Maker | None) -> list[Card]:
        if maker is None:
            return []
        found = engine_from_settings().search(SearchQuery(seller=(maker.slug,), page_size=SHOWN + 1)).cards
        return [card for card in found if card.id != product.slug][:SHOWN]
