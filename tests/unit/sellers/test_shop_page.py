"""A shop's public page and the list of all shops."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild
from sellers.models import Attestation, Shop, ShopPause
from shop.core import clock
from tests.factories.goods import draft, put_on_sale


@pytest.fixture
def stocked(hoa_shop: Shop, sen_shop: Shop, index: SearchEngine) -> Shop:
    put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    draft(hoa_shop, "Bánh gai")
    put_on_sale(sen_shop, "Măng khô")
    rebuild()
    return hoa_shop


def page_of(client: Client, path: str = "/gian-hang/bep-com-na-keo/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_branchs_word_with_dates_and_her_own_goods_only(
    client: Client, stocked: Shop, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(6):
        page = page_of(client)

    assert "Chi hội Nà Kéo" in page
    assert "02/06/2028" in page
    assert "Cốm Lâm Thượng" in page
    assert "Bánh gai" not in page
    assert "Măng khô" not in page


def test_no_private_phone_or_street_is_on_it(client: Client, stocked: Shop) -> None:
    Shop.objects.update(phone="+84900000004", email="hoa@demo.test")

    page = page_of(client)

    assert "900000004" not in page
    assert "hoa@demo.test" not in page


def test_when_the_word_has_lapsed_it_says_so_and_sells_nothing(client: Client, stocked: Shop) -> None:
    Attestation.objects.update(withdrawn_on=date(2026, 7, 1))

    page = page_of(client)

    assert "01/07/2026" in page
    assert 'class="vouch"' not in page
    assert "Cốm Lâm Thượng" not in page


def test_a_pause_is_told(client: Client, stocked: Shop) -> None:
    ShopPause.objects.create(shop=stocked, since=clock.now(), why="nghỉ Tết")

    page = page_of(client)

    assert "notice--time" in page
    assert "nghỉ Tết" not in page
    assert "Cốm Lâm Thượng" not in page


def test_a_shop_never_opened_and_one_that_is_not_there_are_not_found(client: Client, stocked: Shop) -> None:
    Shop.objects.filter(pk=stocked.pk).update(opened_at=None)

    assert client.get("/gian-hang/bep-com-na-keo/").status_code == 404
    assert client.get("/gian-hang/khong-co/").status_code == 404


def test_the_list_names_open_shops_by_province(
    client: Client, stocked: Shop, django_assert_max_num_queries: Any
) -> None:
    Attestation.objects.filter(shop__name="HTX Măng sạch Lâm Thượng").update(withdrawn_on=date(2026, 7, 1))

    with django_assert_max_num_queries(2):
        page = page_of(client, "/gian-hang/")

    assert "Bếp Cốm Nà Kéo" in page
    assert "HTX Măng sạch" not in page
    assert "Lào Cai" in page
