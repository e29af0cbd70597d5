"""Whatever is typed or stands in an address of search: a normal page or a clear sentence, never an error of ours."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from oscar.core.loading import get_model

WORDS = {
    "ten thousand letters": "m" * 10_000,
    "ten thousand words": "măng " * 10_000,
    "only marks": "\u0301\u0300\u0306",
    "only signs": "*** --- ,,, ???",
    "unbalanced quotes": '"măng khô',
    "one quote": "'",
    "operators": "a* OR [",
    "brackets": "((((({{{{[[[[",
    "query language": 'title:măng^5 AND NOT (x~2 || "y"~3) /re.*/ [a TO z]',
    "backslashes": "\\\\\\ \\x",
    "emoji": "🙂🎋 măng 👩‍🌾",
    "right to left": "שלום عربى măng",
    "turning signs": "m\u202eăng\u2066",
    "nul": "m\0ăng\0",
    "tab and newline": "măng\t\r\nkhô",
    "spaces of every kind": "\u00a0\u2003\u3000măng\u200b",
    "zalgo": "m" + "\u0300\u0301\u0302\u0303" * 200 + "ang",
    "another script": "竹笋 бамбук",
    "markup": "<script>alert(1)</script>",
    "numbers": "9" * 300,
    "a price that is none": "dưới xyzk",
    "a price beyond counting": "dưới 99999999999999999999999999k",
    "a weight beyond counting": "9999999999999999999kg",
    "percent signs": "%s %(x)s %00 {0}",
}
ADDRESSES = [
    "page=-1",
    "page=1000000000",
    "page=1e9",
    "page=" + "9" * 400,
    "price_min=abc",
    "price_min=-5&price_max=" + "9" * 50,
    "price_min=200k&price_max=100k",
    "price_max=NaN",
    "colour=red&taste=&=x&&",
    "category=khong-co&province=khong-co&commune=khong-co&seller=khong-co",
    "category=%00&seller=%FF&province=..%2F..%2F",
    "province=" + "&province=x" * 500,
    "stars=9&stars=x&stars=%D9%A3&season=0&season=13&stock=maybe&evidence=gossip&evidence=story",
    "sort=best&tab=stories",
    "tab=nothing&tab=stories&page=99999",
    "tab=stories&q=%00&page=x",
    "q=a&q=b&q=%E1%BA%A5",
]
PLACES = ["/tim-kiem/", "/san-pham/", "/san-pham/loai/mang-kho/", "/goi-y/", "/tim-kiem/vi-sao/"]
SAID = {
    "q=" + quote("m" * 10_000): "Only the first 200 letters were searched for.",
    "q=" + quote("măng " * 30): "Only the first 16 words were searched for.",
    "page=-1": "There is no such page; this is the first one.",
    "page=1000000000": "The list ends before that page; this is the last one.",
    "price_min=abc": "“abc” is not a price and was left out. Write 75000 or 75k, for example.",
    "stars=9": "One of the filters is not known here and was left out.",
    "evidence=gossip": "One of the filters is not known here and was left out.",
    "sort=best": "This order is not known here; the best matches come first.",
}


@pytest.fixture
def market(few_goods: list[Any]) -> None:
    cache.clear()
    dried = get_model("catalogue", "Category").add_root(name="Măng khô", slug="mang-kho")
    for product in few_goods:
        get_model("catalogue", "ProductCategory").objects.create(product=product, category=dried)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("place", PLACES)
def test_every_place_answers_everything(market: None, client: Client, language: str, place: str) -> None:
    broken = []
    asked = {f"q={quote(text.encode())}": name for name, text in WORDS.items()} | {each: each for each in ADDRESSES}
    for query, name in asked.items():
        answer = client.get(f"{language}{place}?{query}")
        if answer.status_code != 200 or (place == "/goi-y/" and _is_no_list(answer)):
            broken.append((name[:40], answer.status_code))

    assert broken == []


def _is_no_list(answer: Any) -> bool:
    return len(answer.content) > 2048 or not isinstance(json.loads(answer.content)["suggestions"], list)


@pytest.mark.parametrize(("query", "sentence"), SAID.items(), ids=[sentence[:24] for sentence in SAID.values()])
def test_what_could_not_be_used_is_said_in_words(market: None, client: Client, query: str, sentence: str) -> None:
    assert sentence in client.get(f"/en/tim-kiem/?{query}").content.decode()


def test_what_was_typed_is_shown_and_never_run(market: None, client: Client) -> None:
    page = client.get("/tim-kiem/?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("word", ["*", "***", "\u0301", "🙂", "שלום", '"('])
def test_what_holds_no_word_finds_nothing_rather_than_everything(market: None, client: Client, word: str) -> None:
    page = client.get("/en/tim-kiem/", {"q": word}).content.decode()

    assert page.split('id="near"')[0].count("<article") == 0
