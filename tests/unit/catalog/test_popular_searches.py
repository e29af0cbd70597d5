"""What many look for is counted, and nobody with it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from catalog.search.popular.counting import MANY, forget_old_searches, may_be_kept, write_count
from catalog.search.popular.models import PopularSearch
from catalog.search.popular.selectors import popular_searches
from shop.core import clock


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def ask(client: Client, text: str, line: int, **headers: str) -> None:
    assert client.get("/tim-kiem/", {"q": text}, REMOTE_ADDR=f"203.0.113.{line}", headers=headers).status_code == 200


def test_words_of_many_are_written_down_and_those_of_few_are_not(few_goods: Any, client: Client) -> None:
    for line in range(MANY - 1):
        ask(client, "mang kho", line)
    assert not PopularSearch.objects.exists()

    ask(client, "Măng khô", MANY)

    row = PopularSearch.objects.get()
    assert (row.folded, row.spelling, row.askers) == ("mang kho", "măng khô", MANY)
    cache.clear()
    suggestions = json.loads(client.get("/goi-y/?q=").content)["suggestions"]
    assert suggestions == [{"text": "măng khô", "url": "/tim-kiem/?q=m%C4%83ng+kh%C3%B4", "kind": "popular"}]


def test_one_line_asking_again_and_again_counts_once(few_goods: Any, client: Client) -> None:
    for _time in range(MANY * 2):
        ask(client, "mang", 1)

    assert not PopularSearch.objects.exists()


def test_who_asks_not_to_be_tracked_is_not_counted(few_goods: Any, client: Client) -> None:
    for line in range(MANY):
        ask(client, "mang", line, DNT="1")
        ask(client, "mang", line + 50, **{"Sec-GPC": "1"})
        ask(client, "mang", line + 100, **{"User-Agent": "Googlebot/2.1"})

    assert not PopularSearch.objects.exists()


@pytest.mark.parametrize("text", ["iphone 15", "mang 0912345678", "mang@example.vn"])
def test_what_found_nothing_or_may_be_about_somebody_is_never_counted(
    few_goods: Any, client: Client, text: str
) -> None:
    for line in range(MANY * 2):
        ask(client, text, line)

    assert not PopularSearch.objects.exists()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("măng khô", True),
        ("ocop 5 sao", True),
        ("0912 345 678", False),
        ("chị hoa 0912.345.678", False),
        ("hoa@demo.test", False),
        ("www.example.vn", False),
        ("example.vn", False),
        ("a", False),
        ("tôi muốn mua măng cho mẹ ở quê nhà", False),
        ("x" * 41, False),
    ],
)
def test_what_may_be_kept(text: str, kept: bool) -> None:
    assert may_be_kept(text) is kept


def test_the_cache_holds_no_line_and_no_words(few_goods: Any, client: Client) -> None:
    ask(client, "mang", 7)

    kept = str(_keys_of_the_cache())
    assert "mang" not in kept, "the words stand there only as a hash"
    assert "203.0.113.7" not in kept


def _keys_of_the_cache() -> list[str]:
    """Of local memory, or of Redis where the run has it."""
    return list(cache.keys("*")) if hasattr(cache, "keys") else list(cache._cache)  # type: ignore[attr-defined]


def test_old_counts_are_forgotten(db: None) -> None:
    write_count(clock.today() - timedelta(days=91), "mang", "măng", 9)
    write_count(clock.today(), "com", "cốm", 9)

    assert (forget_old_searches(), forget_old_searches()) == (1, 0)
    assert popular_searches() == ["cốm"]
