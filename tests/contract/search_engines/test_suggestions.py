"""What the first letters may become."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from catalog.search.engine import SearchEngine
from tests.factories.documents import BA_CHE, QUANG_NINH, document


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Addresses are those of one language, whatever page was asked for last."""
    with translation.override("vi"):
        yield


@pytest.fixture
def market(engine: SearchEngine) -> SearchEngine:
    engine.replace(
        [
            document(1, "Măng khô Lâm Thượng"),
            document(2, "Cốm Lâm Thượng", kind="Cốm"),
            document(3, "Cơm lam", kind="Món ăn chế biến sẵn"),
            document(4, "Chả cốm", kind="Giò, chả"),
            document(5, "Trà hoa vàng", kind="Trà hoa vàng", commune=BA_CHE, province=QUANG_NINH),
        ]
    )
    return engine


def texts(engine: SearchEngine, prefix: str) -> list[tuple[str, str]]:
    return [(each.text, each.kind) for each in engine.suggest(prefix)]


def test_kinds_come_before_goods_and_beginnings_before_insides(market: SearchEngine) -> None:
    assert texts(market, "cốm") == [("Cốm", "category"), ("Cốm Lâm Thượng", "product"), ("Chả cốm", "product")]


def test_bare_letters_stand_for_all_accents(market: SearchEngine) -> None:
    assert {text for text, _kind in texts(market, "com")} == {"Cốm", "Cốm Lâm Thượng", "Cơm lam", "Chả cốm"}


def test_a_seller_is_found_by_her_name_and_an_upper_group_by_its_own(market: SearchEngine) -> None:
    assert texts(market, "htx m") == [("HTX Măng sạch", "seller")]
    assert texts(market, "thuc ph") == [("Thực phẩm", "category")]


def test_a_place_leads_to_its_goods(market: SearchEngine) -> None:
    assert [(each.text, each.kind, each.url) for each in market.suggest("ba ch")] == [
        ("Ba Chẽ", "place", "/tim-kiem/?commune=ba-che")
    ]


@pytest.mark.parametrize("prefix", ["mawng", "MĂNG", "ma\u0306ng k"])
def test_letters_are_understood_as_in_search(market: SearchEngine, prefix: str) -> None:
    assert ("Măng khô Lâm Thượng", "product") in texts(market, prefix)


@pytest.mark.parametrize("prefix", ["", "zzz", "(((", "x.*", "\\"])
def test_nothing_begins_so(market: SearchEngine, prefix: str) -> None:
    assert texts(market, prefix) == []
