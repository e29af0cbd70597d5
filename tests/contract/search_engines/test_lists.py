"""Filters, counts, order and paging of lists."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest
import time_machine

from catalog.search.document import Size
from catalog.search.engine import SearchEngine
from catalog.search.query import Facet, SearchPage, SearchQuery
from catalog.search.sources import SellerFacts
from tests.factories.documents import BA_CHE, QUANG_NINH, document, starred

TODAY = date(2026, 11, 21)
CHE = SellerFacts("htx-che", "HTX Chè", TODAY, True)
LAPSED = SellerFacts("to-det-lua", "Tổ dệt lụa", date(2026, 11, 20), True)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with time_machine.travel("2026-11-21 09:00 +0700", tick=False):
        assert ZoneInfo("Asia/Ho_Chi_Minh")
        yield


@pytest.fixture
def market(engine: SearchEngine) -> SearchEngine:
    two_sizes = (Size("500 g", 185_000, 3, 500), Size("250 g", 95_000, 0, 250))
    engine.replace(
        [
            document(1, "Măng khô", sizes=two_sizes, stars=starred(4, date(2028, 1, 20)), season=(10, 11)),
            document(2, "Măng ớt", price=55_000, kind="Măng ớt", stars=starred(3, TODAY)),
            document(3, "Măng tre", price=60_000, stock=0, stars=starred(5, date(2026, 11, 20))),
            document(4, "Chè Shan", price=240_000, kind="Chè", commune=BA_CHE, province=QUANG_NINH, seller=CHE),
        ]
    )
    return engine


def ids(page: SearchPage) -> list[str]:
    return [card.id for card in page.cards]


def counts(page: SearchPage, name: str) -> dict[str, int]:
    facet: Facet = next(each for each in page.facets if each.name == name)
    return {value.value: value.count for value in facet.values}


def test_without_words_what_is_in_stock_in_season_and_starred_comes_first(market: SearchEngine) -> None:
    assert ids(market.search(SearchQuery())) == ["mang-kho", "mang-ot", "che-shan", "mang-tre"]


def test_stars_hold_through_their_last_day_and_not_after(market: SearchEngine) -> None:
    cards = {card.id: card for card in market.search(SearchQuery()).cards}

    assert [cards[each].stars for each in ("mang-kho", "mang-ot", "mang-tre")] == [4, 3, None]
    assert counts(market.search(SearchQuery()), "stars") == {"4": 1, "3": 1}
    assert ids(market.search(SearchQuery(stars=(5,)))) == []
    assert ids(market.search(SearchQuery(stars=(3, 4)))) == ["mang-kho", "mang-ot"]


def test_goods_leave_lists_cards_and_suggestions_on_the_day_after_the_branchs_word_has_ended(
    market: SearchEngine,
) -> None:
    market.change(upsert=[document(5, "Khăn lụa", kind="Lụa", seller=LAPSED)])

    cards = {card.id: card for card in market.search(SearchQuery()).cards}
    assert "khan-lua" not in cards
    assert cards["che-shan"].vouched, "its last day"
    assert ids(market.search(SearchQuery(text="khan lua"))) == []
    assert "to-det-lua" not in counts(market.search(SearchQuery()), "seller")
    assert set(market.cards([4, 5])) == {4}
    assert market.suggest("lu") == market.suggest("khan") == []
    assert market.count() == 5, "it lies there until the task comes and is not shown"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (SearchQuery(province=("quang-ninh",)), {"che-shan"}),
        (SearchQuery(commune=("lam-thuong",), stars=(4,)), {"mang-kho"}),
        (SearchQuery(category=("mang-ot", "che")), {"mang-ot", "che-shan"}),
        (SearchQuery(category=("thuc-pham",)), {"mang-kho", "mang-ot", "mang-tre", "che-shan"}),
        (SearchQuery(within="che"), {"che-shan"}),
        (SearchQuery(seller=("htx-che",)), {"che-shan"}),
        (SearchQuery(season=(11,)), {"mang-kho"}),
        (SearchQuery(in_stock=True, price_max=60_000), {"mang-ot"}),
        (SearchQuery(price_min=90_000, price_max=100_000), {"mang-kho"}),
        (SearchQuery(province=("atlantis",)), set()),
    ],
)
def test_filters_hold_together(market: SearchEngine, query: SearchQuery, expected: set[str]) -> None:
    assert set(ids(market.search(query))) == expected


def test_a_card_shows_the_size_that_fits_the_price_asked(market: SearchEngine) -> None:
    own = market.search(SearchQuery(text="măng khô")).cards[0]
    small = market.search(SearchQuery(price_min=90_000, price_max=100_000)).cards[0]

    assert (own.price, own.unit_price_dong, own.unit_price_per) == (185_000, 370_000, "kg")
    assert (small.price, small.unit_price_dong, small.unit_price_per) == (95_000, 380_000, "kg")


def test_counts_are_right_under_filters_and_a_choice_does_not_hide_its_neighbours(market: SearchEngine) -> None:
    page = market.search(SearchQuery(province=("quang-ninh",)))

    assert counts(page, "province") == {"quang-ninh": 1, "lao-cai": 3}
    assert counts(page, "category") == {"thuc-pham": 1}
    assert [value.chosen for facet in page.facets if facet.name == "province" for value in facet.values] == [
        True,
        False,
    ]


def test_a_category_page_counts_the_level_beneath(market: SearchEngine) -> None:
    page = market.search(SearchQuery(within="thuc-pham"))

    assert counts(page, "category") == {"mang-kho": 2, "mang-ot": 1, "che": 1}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("price_asc", ["mang-ot", "mang-tre", "mang-kho", "che-shan"]),
        ("price_desc", ["che-shan", "mang-kho", "mang-tre", "mang-ot"]),
    ],
)
def test_a_list_is_sorted_as_asked(market: SearchEngine, sort: str, expected: list[str]) -> None:
    assert ids(market.search(SearchQuery(sort=sort))) == expected


def test_pages_hold_everything_once_to_the_end(engine: SearchEngine) -> None:
    engine.replace(document(key, f"Măng số {key}", price=key * 1_000) for key in range(1, 56))

    pages = [engine.search(SearchQuery(text="măng", page=number)) for number in (1, 2, 3)]

    assert [len(page.cards) for page in pages] == [24, 24, 7]
    assert len({card.id for page in pages for card in page.cards}) == 55
    assert {(page.total, page.pages) for page in pages} == {(55, 3)}
    beyond = engine.search(SearchQuery(text="măng", page=400))
    assert (beyond.number, len(beyond.cards)) == (3, 7)


def test_evidence_is_a_certificate_of_today_or_a_story(market: SearchEngine) -> None:
    market.change(upsert=[document(4, "Chè Shan", kind="Chè", told=True)])

    every = {"certificate": 2, "story": 1}
    assert counts(market.search(SearchQuery()), "evidence") == every
    assert ids(market.search(SearchQuery(evidence=("certificate",)))) == ["mang-kho", "mang-ot"]
    assert ids(market.search(SearchQuery(evidence=("story",)))) == ["che-shan"]
    assert market.search(SearchQuery(evidence=("certificate", "story"))).total == 3
    assert counts(market.search(SearchQuery(evidence=("story",))), "evidence") == every, "its own choice counts not"
    assert counts(market.search(SearchQuery(evidence=("story",), text="mang")), "evidence") == {
        "certificate": 2,
        "story": 0,
    }
