"""Words of a name that were looked for are marked, on every engine alike."""

import pytest
from django.utils import translation

from catalog.search.engine import SearchEngine
from catalog.search.query import SearchQuery
from tests.factories.documents import document


@pytest.fixture
def market(engine: SearchEngine) -> SearchEngine:
    engine.replace(
        [
            document(1, "Măng khô – Lâm Thượng", title_en="Dried bamboo shoots"),
            document(2, "Cơm lam nếp nương", kind="Món ăn", title_en="Rice in bamboo"),
        ]
    )
    return engine


def marked(engine: SearchEngine, text: str) -> str:
    """The first name, its marked pieces in brackets."""
    card = engine.search(SearchQuery(text=text)).cards[0]
    assert "".join(piece for piece, _marked in card.title_parts) in (card.title, "")
    return "".join(f"[{piece}]" if marked else piece for piece, marked in card.title_parts)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("măng khô", "[Măng khô] – Lâm Thượng"),
        ("mang kho", "[Măng khô] – Lâm Thượng"),
        ("mawng kho", "[Măng khô] – Lâm Thượng"),
        ("măng khô Lâm Thượng", "[Măng khô] – [Lâm Thượng]"),
        ("com lam", "[Cơm lam] nếp nương"),
    ],
)
@pytest.mark.django_db
def test_words_are_marked_however_they_were_typed(market: SearchEngine, typed: str, expected: str) -> None:
    assert marked(market, typed) == expected


@pytest.mark.django_db
def test_an_english_name_is_marked_by_english_words(market: SearchEngine) -> None:
    with translation.override("en"):
        assert marked(market, "bamboo shoot") == "Dried [bamboo shoots]"


def test_nothing_is_marked_in_a_list_without_words(market: SearchEngine) -> None:
    assert {card.title_parts for card in market.search(SearchQuery()).cards} == {()}
