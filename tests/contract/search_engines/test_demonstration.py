"""The demonstration's 246 goods: what a buyer types first must find what she means first."""

import pytest

from catalog.search.engine import SearchEngine
from catalog.search.query import SearchQuery


@pytest.fixture
def market(whole_market: SearchEngine) -> SearchEngine:
    return whole_market


def test_all_goods_are_there_and_their_facets_sum_to_them(market: SearchEngine) -> None:
    page = market.search(SearchQuery())

    assert (page.total, page.pages) == (246, 11)
    assert sum(value.count for facet in page.facets if facet.name == "category" for value in facet.values) == 246


@pytest.mark.parametrize("typed", ["măng khô", "mang kho", "mangkho", "mawng kho", "dried bamboo shoots"])
def test_the_seven_dried_bamboos_come_first(market: SearchEngine, typed: str) -> None:
    first = market.search(SearchQuery(text=typed)).cards[:7]

    assert {card.category for card in first} == {"mang-kho"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("com lam thuong", "com-lam-thuong"),
        ("chè Shan tuyết Suối Giàng", "che-shan-tuyet-suoi-giang"),
        ("tra hoa vang ba che", "tra-hoa-vang-ba-che"),
        ("dầu tràm Huế", "dau-tram-hue"),
        ("cà phêe a lưới", "ca-phe-a-luoi-rang-moc"),
        ("bưởi đoan hùg", "buoi-doan-hung"),
        ("sapa atiso", "cao-atiso-sa-pa"),
    ],
)
def test_a_named_thing_is_first(market: SearchEngine, typed: str, first: str) -> None:
    assert market.search(SearchQuery(text=typed)).cards[0].id == first


def test_a_speciality_of_a_province_is_from_there(market: SearchEngine) -> None:
    page = market.search(SearchQuery(text="đặc sản Lào Cai"))

    assert page.total > 50
    assert {card.province for card in page.cards} == {"Lào Cai"}


@pytest.mark.parametrize("typed", ["iphone 15", "samsung tivi 55 inch", "bảo hiểm ô tô", "vé xem phim"])
def test_what_nobody_sells_is_not_found(market: SearchEngine, typed: str) -> None:
    assert market.search(SearchQuery(text=typed)).total == 0
