"""What a day changes by itself reaches the index."""

from datetime import date, timedelta
from typing import Any

import pytest

from catalog.search.engine import engine_from_settings
from catalog.search.indexing import rebuild
from catalog.search.query import SearchQuery
from sellers.listings.dated import index_what_the_day_changed
from sellers.models import Attestation, Shop
from sellers.stock.services import release_stock
from shop.accounts.models import User
from shop.core import clock
from tests.factories.goods import certify, put_on_sale
from tests.factories.orders import place

TODAY = clock.today()
pytestmark = pytest.mark.usefixtures("index")


def titles() -> list[str]:
    return [card.title for card in engine_from_settings().search(SearchQuery()).cards]


def test_goods_of_a_shop_whose_word_ended_yesterday_leave_the_lists_and_come_back_with_it(
    hoa_shop: Shop, django_capture_on_commit_callbacks: Any
) -> None:
    put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    rebuild()
    assert titles() == ["Cốm Lâm Thượng"]

    Attestation.objects.update(valid_until=TODAY - timedelta(days=1), valid_from=date(2024, 6, 2))
    with django_capture_on_commit_callbacks(execute=True):
        assert index_what_the_day_changed(TODAY) == 1
    assert titles() == []

    Attestation.objects.create(
        shop=hoa_shop,
        unit=hoa_shop.branch,
        unit_name_as_signed="Chi hội Nà Kéo",
        valid_from=TODAY,
        valid_until=TODAY + timedelta(days=730),
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert index_what_the_day_changed(TODAY) == 1
    assert titles() == ["Cốm Lâm Thượng"]


@pytest.mark.parametrize(("ago", "told"), [(0, 0), (1, 1), (3, 1), (30, 0)])
def test_a_certificate_is_indexed_in_the_days_after_its_last(hoa_shop: Shop, ago: int, told: int) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    paper = certify(com)
    paper.expires_on = TODAY - timedelta(days=ago)
    paper.save()

    assert index_what_the_day_changed(TODAY) == told


def test_the_last_piece_reserved_is_sold_out_in_the_lists_and_there_again_when_released(
    hoa_shop: Shop, mai: User, django_capture_on_commit_callbacks: Any
) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=1)
    rebuild()

    with django_capture_on_commit_callbacks(execute=True):
        order = place((com, 1), buyer=mai)
    assert [card.sold_out for card in engine_from_settings().search(SearchQuery()).cards] == [True]

    with django_capture_on_commit_callbacks(execute=True):
        release_stock(order.lines.all())
    assert [card.sold_out for card in engine_from_settings().search(SearchQuery()).cards] == [False]
