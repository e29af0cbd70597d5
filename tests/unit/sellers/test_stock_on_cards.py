"""Lists follow the stock: the last pieces held make a card sold out, given back they return."""

from typing import Any

import pytest

from catalog.search.engine import SearchEngine, engine_from_settings
from catalog.search.indexing import rebuild
from catalog.search.query import SearchQuery
from sellers.models import Shop
from sellers.stock.services import Wanted, release_stock, reserve_stock, set_available
from tests.factories.goods import put_on_sale
from tests.factories.orders import order_with_lines


@pytest.fixture
def com(hoa_shop: Shop, index: SearchEngine) -> Any:
    product = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=2)
    rebuild()
    return product


def card(engine: SearchEngine) -> tuple[int, bool]:
    (found,) = engine.search(SearchQuery(text="cốm")).cards
    return found.stock, found.sold_out


def test_cards_follow_what_is_held_given_back_and_counted(
    com: Any, hoa: Any, django_capture_on_commit_callbacks: Any
) -> None:
    engine = engine_from_settings()
    line = order_with_lines((com, 2)).lines.get()
    assert card(engine) == (2, False)

    with django_capture_on_commit_callbacks(execute=True):
        reserve_stock([Wanted(line.stockrecord_id, line, 2)], held_until=None)
    assert card(engine) == (0, True)

    with django_capture_on_commit_callbacks(execute=True):
        release_stock([line])
    assert card(engine) == (2, False)

    with django_capture_on_commit_callbacks(execute=True):
        set_available(com.stockrecords.get(), count=7, was=2, by=hoa)
    assert card(engine) == (7, False)
