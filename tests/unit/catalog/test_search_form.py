"""Any address becomes a question; what cannot be used is said in a sentence."""

import pytest
from django.utils import translation

from catalog.search.forms import query_from
from catalog.search.query import LAST_PAGE, SearchQuery


def test_a_full_address_is_understood() -> None:
    query, ignored = query_from(
        {
            "q": ["  măng   khô "],
            "province": ["lao-cai", "hue"],
            "stars": ["4", "5"],
            "season": ["11"],
            "price_min": ["75k"],
            "price_max": ["1tr2"],
            "stock": ["1"],
            "sort": ["price_asc"],
            "page": ["2"],
            "utm_source": ["zalo"],
        }
    )

    assert ignored == []
    assert query == SearchQuery(
        text="măng khô",
        province=("lao-cai", "hue"),
        stars=(4, 5),
        season=(11,),
        in_stock=True,
        price_min=75_000,
        price_max=1_200_000,
        sort="price_asc",
        page=2,
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"price_min": ["abc"]}, "“abc” is not a price and was left out. Write 75000 or 75k, for example."),
        ({"page": ["-1"]}, "There is no such page; this is the first one."),
        ({"page": ["x"]}, "There is no such page; this is the first one."),
        ({"stars": ["9"]}, "One of the filters is not known here and was left out."),
        ({"season": ["13", "mùa"]}, "One of the filters is not known here and was left out."),
        ({"province": ["Lào Cai"]}, "One of the filters is not known here and was left out."),
        ({"seller": ["../../etc"]}, "One of the filters is not known here and was left out."),
        ({"sort": ["best"]}, "This order is not known here; the best matches come first."),
    ],
)
def test_what_cannot_be_used_is_left_out_and_said(given: dict[str, list[str]], sentence: str) -> None:
    with translation.override("en"):
        query, ignored = query_from(given)

    assert (query, ignored) == (SearchQuery(), [sentence])


def test_limits_are_told_in_words() -> None:
    with translation.override("en"):
        query, ignored = query_from({"q": ["măng " * 2_000], "page": [str(10**9)]})

    assert (len(query.text), query.page) == (199, LAST_PAGE)
    assert ignored == ["Only the first 200 letters were searched for.", "Only the first 16 words were searched for."]


def test_prices_the_wrong_way_round_are_exchanged() -> None:
    with translation.override("en"):
        query, ignored = query_from({"price_min": ["200.000"], "price_max": ["100.000"]})

    assert (query.price_min, query.price_max) == (100_000, 200_000)
    assert ignored == ["The lowest price was above the highest, so the two were exchanged."]


def test_nul_and_control_letters_do_no_harm() -> None:
    query, _ignored = query_from({"q": ["măng\0 khô"], "category": ["\0"], "page": ["\0"]})

    assert (query.text, query.category, query.page) == ("măng khô", (), 1)
