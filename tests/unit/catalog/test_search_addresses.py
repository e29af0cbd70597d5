"""Addresses that can be read and shared, chips that take filters off, and what search engines are told."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from catalog.search.addresses import address, canonical, params_of, unfiltered, without
from catalog.search.forms import query_from
from catalog.search.query import SearchQuery

FULL = SearchQuery(
    text="măng khô",
    province=("lao-cai", "hue"),
    commune=("lam-thuong",),
    category=("mang-kho",),
    stars=(4, 5),
    season=(11,),
    seller=("htx",),
    evidence=("certificate", "story"),
    in_stock=True,
    price_min=50_000,
    price_max=200_000,
    sort="new",
    page=3,
)


def test_a_question_and_its_address_say_the_same() -> None:
    asked = params_of(FULL).urlencode()

    assert asked == (
        "q=m%C4%83ng+kh%C3%B4&category=mang-kho&province=lao-cai&province=hue&commune=lam-thuong&seller=htx"
        "&stars=4&stars=5&season=11&evidence=certificate&evidence=story&stock=1&price_min=50000&price_max=200000"
        "&sort=new&page=3"
    )
    assert query_from(dict(QueryDict(asked).lists())) == (FULL, [])


def test_what_is_empty_or_foreign_is_in_no_address(settings: Any) -> None:
    settings.SITE_URL = "https://cho.example"
    query, _ignored = query_from({"page": ["1"], "q": [" "], "price_min": [""], "utm_source": ["zalo"]})

    assert address("/tim-kiem/", query) == "/tim-kiem/"
    assert canonical("/en/tim-kiem/", SearchQuery(text="trà")) == "https://cho.example/en/tim-kiem/?q=tr%C3%A0"


def test_a_filter_is_taken_off_alone_and_leads_to_the_first_page() -> None:
    assert without(FULL, "province", "hue").province == ("lao-cai",)
    assert without(FULL, "stars", "4").stars == (5,)
    assert (without(FULL, "stock").in_stock, without(FULL, "price_max").price_max) == (False, None)
    assert without(FULL, "stock").page == 1
    assert unfiltered(FULL) == SearchQuery(text="măng khô")


@pytest.mark.parametrize("language", ["", "/en"])
def test_chips_take_off_one_filter_each(few_goods: Any, client: Client, language: str) -> None:
    page = client.get(f"{language}/tim-kiem/?price_max=200k&q=mang&province=lao-cai&utm=x&stock=").content.decode()

    base = f"{language}/tim-kiem/?q=mang"
    links = re.findall(r'<a class="chip chip--(?:on|bare)" href="([^"]+)"', page.replace("&amp;", "&"))
    assert links == [f"{base}&price_max=200000", f"{base}&province=lao-cai", base]


def test_a_filtered_list_is_passing_and_a_plain_one_stays(few_goods: Any, client: Client) -> None:
    plain, filtered = client.get("/san-pham/").content.decode(), client.get("/san-pham/?stock=1").content.decode()

    assert 'rel="canonical" href="http://' in plain
    assert 'name="robots"' not in plain
    assert '<meta name="robots" content="noindex, follow">' in filtered
    assert '/san-pham/?stock=1">' in filtered


def test_pages_and_orders_keep_the_filters_and_drop_the_rest(few_goods: Any, client: Client) -> None:
    page = client.get("/tim-kiem/?utm=x&sort=&q=mang&province=lao-cai").content.decode().replace("&amp;", "&")

    assert 'href="?q=mang&province=lao-cai&sort=price_asc"' in page
    assert "utm=" not in re.sub(r'hreflang="\w+"', "", page.split('id="results"')[1])


def test_evidence_is_counted_and_narrows(few_goods: Any, client: Client) -> None:
    page = client.get("/en/san-pham/?evidence=certificate").content.decode()

    assert page.count('<article class="card') == 1
    assert "OCOP certificate in force" in page
    assert "One of the filters is not known here" in client.get("/en/san-pham/?evidence=x").content.decode()


def test_the_order_is_explained_in_words_and_numbers(few_goods: Any, client: Client) -> None:
    page = client.get("/en/tim-kiem/vi-sao/?q=mang&price_max=abc&within=khong-co").content.decode()

    assert "Nobody can pay for a place on this market." in page
    assert page.count('scope="row"') == 3
    assert 'href="/en/tim-kiem/?q=mang"' in page
    assert 'href="/tim-kiem/vi-sao/?q=mang"' in client.get("/tim-kiem/?q=mang&sort=new&page=1").content.decode()
