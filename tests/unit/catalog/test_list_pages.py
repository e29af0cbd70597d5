"""List, category and search pages: what they say, and what they cost."""

import json
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from oscar.core.loading import get_model

from catalog.facts.models import CategoryFacts
from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild
from sellers.models import Shop
from tests.factories.goods import put_on_sale

PAGES = [
    "/san-pham/",
    "/san-pham/loai/mang-kho/",
    "/san-pham/loai/thuc-pham/",
    "/tim-kiem/?q=mang+kho",
    "/en/tim-kiem/",
]


@pytest.fixture
def market(sen_shop: Shop, index: SearchEngine) -> list[Any]:
    Category = get_model("catalogue", "Category")
    food = Category.add_root(name="Thực phẩm", slug="thuc-pham")
    dried = food.add_child(name="Măng khô", slug="mang-kho")
    food.refresh_from_db()
    food.add_child(name="Cốm", slug="com")
    CategoryFacts.objects.create(category=food, name_en="Food", by_weight=True)
    goods = [put_on_sale(sen_shop, f"Măng khô số {number}", price=100_000 + number) for number in range(30)]
    for product in goods:
        get_model("catalogue", "ProductCategory").objects.create(product=product, category=dried)
    rebuild()
    return goods


@pytest.mark.parametrize("address", PAGES)
def test_a_list_costs_one_question_to_the_engine_and_two_queries_at_most(
    market: list[Any], client: Client, asked: list[object], django_assert_max_num_queries: Any, address: str
) -> None:
    with django_assert_max_num_queries(2):
        answer = client.get(address)

    assert answer.status_code == 200
    assert answer.content.count(b'<article class="card') == 24
    assert len(asked) == 1
    assert not Session.objects.exists()
    assert not answer.cookies


def test_a_category_shows_what_lies_under_it_and_leads_on(market: list[Any], client: Client) -> None:
    vietnamese = client.get("/san-pham/loai/thuc-pham/").content.decode()
    english = client.get("/en/san-pham/loai/thuc-pham/").content.decode()

    assert ">Thực phẩm " in vietnamese
    assert 'href="/san-pham/loai/mang-kho/"' in vietnamese
    assert "Food" in english
    assert 'href="/en/san-pham/mang-kho-so-1/"' in english


def test_nothing_found_says_so_and_offers_the_groups(market: list[Any], client: Client) -> None:
    page = client.get("/tim-kiem/?q=iphone+15").content.decode()

    assert '<article class="card' not in page
    assert "iphone 15" in page
    assert 'href="/san-pham/loai/thuc-pham/"' in page


@pytest.mark.parametrize("address", ["/san-pham/loai/khong-co/", "/san-pham/khong-co/"])
def test_an_unknown_address_is_a_page_with_a_search_field(db: None, client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert b'role="search"' in answer.content


@pytest.mark.parametrize(
    "rest",
    [
        "q=" + "a" * 10_000,
        "q=%00",
        "q=a*+OR+%5B&page=-1",
        "q=%F0%9F%99%82",
        "q=%D7%A9%D7%9C%D7%95%D7%9D",
        "q=%22%27%28",
        "page=1000000000",
        "page=x&price_min=abc&price_max=1e9&stars=9&season=0&sort=z&colour=red",
        "category=%00&seller=%FF&province=" + "&province=x" * 500,
        "q=%CC%81%CC%80",
    ],
)
def test_no_address_breaks_the_page(market: list[Any], client: Client, rest: str) -> None:
    assert client.get(f"/tim-kiem/?{rest}").status_code == 200
    assert client.get(f"/goi-y/?{rest}").status_code == 200


def test_what_was_left_out_is_told_on_the_page(market: list[Any], client: Client) -> None:
    page = client.get("/en/tim-kiem/?q=mang&price_min=abc&page=400").content.decode()

    assert "“abc” is not a price and was left out." in page
    assert "The list ends before that page; this is the last one." in page


def test_suggestions_are_short_and_free_of_queries(
    market: list[Any], client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/goi-y/?q=mang")

    assert len(answer.content) <= 2048
    first = json.loads(answer.content)["suggestions"][0]
    assert first == {"text": "Măng khô", "url": "/san-pham/loai/mang-kho/", "kind": "category"}
    assert json.loads(client.get("/goi-y/?q=m").content) == {"suggestions": []}
