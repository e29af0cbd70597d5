"""Words for searching: dated, edited by operators, in force at once and without a rebuild."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild
from catalog.search.query import SearchQuery
from catalog.search.understanding.lexicon import Use
from catalog.search.words.models import Words
from catalog.search.words.selectors import forget_words, words_in_force
from sellers.models import Shop
from tests.factories.goods import put_on_sale

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def fresh() -> Any:
    forget_words()
    with time_machine.travel("2026-11-24 09:00 +0700"):
        yield
    forget_words()


def test_the_market_starts_with_words_in_both_directions(db: None) -> None:
    entries = words_in_force(TODAY)

    assert len(entries) > 200
    assert any("lợn" in entry.words and "heo" in entry.words for entry in entries)


def test_words_count_from_their_first_day_through_their_last(db: None) -> None:
    Words.objects.create(use="same", words="mì chính|bột ngọt", since=TODAY, until=date(2026, 11, 30), why="thử")

    counts = [
        sum("mì chính" in entry.words for entry in words_in_force(day))
        for day in (date(2026, 11, 23), TODAY, date(2026, 11, 30), date(2026, 12, 1))
    ]
    assert counts == [0, 1, 1, 0]


def test_a_new_synonym_finds_without_a_rebuild(sen_shop: Shop, index: SearchEngine) -> None:
    put_on_sale(sen_shop, "Rượu cần Mường")
    rebuild()
    assert index.search(SearchQuery(text="xịt lẳm")).total == 0

    Words.objects.create(use="same", words="rượu cần|xịt lẳm", since=TODAY, why="tiếng địa phương")
    forget_words()

    assert [card.title for card in index.search(SearchQuery(text="xịt lẳm")).cards] == ["Rượu cần Mường"]


def test_words_are_read_once_in_a_few_seconds(
    sen_shop: Shop, index: SearchEngine, django_assert_num_queries: Any
) -> None:
    put_on_sale(sen_shop, "Măng khô")
    rebuild()

    with django_assert_num_queries(1):
        for text in ("măng", "măng khô", "bamboo"):
            index.search(SearchQuery(text=text))


@pytest.fixture
def operator(client: Client, django_user_model: Any) -> Client:
    person = django_user_model.objects.create_superuser(email="van-hanh@example.vn", password="x", full_name="Vận hành")
    client.force_login(person)
    return client


def asked(client: Client, **changed: str) -> Any:
    from catalog.search.words.admin import WordsForm

    given = {"use": Use.SAME.value, "words": "Bột ngọt | mì chính", "others": "", "since": "2026-11-24", "why": "quen"}
    return WordsForm(given | changed)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"words": "một"}, "words"),
        ({"words": "một hai ba bốn năm sáu|bảy"}, "words"),
        ({"words": "...|!!!"}, "words"),
        ({"use": "means"}, "others"),
        ({"use": "apart", "words": "trà"}, "others"),
        ({"why": ""}, "why"),
    ],
)
def test_words_that_say_nothing_are_refused(db: None, client: Client, changed: dict[str, str], fault: str) -> None:
    form = asked(client, **changed)

    assert not form.is_valid()
    assert list(form.errors) == [fault]


def test_words_are_kept_tidy(db: None, client: Client) -> None:
    form = asked(client)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["words"] == "bột ngọt | mì chính"


def test_what_was_in_force_can_be_ended_but_neither_rewritten_nor_deleted(db: None, rf: Any) -> None:
    from django.contrib import admin

    from catalog.search.words.admin import WordsAdmin

    page = WordsAdmin(Words, admin.site)
    row = Words.objects.create(use="same", words="a|b", since=TODAY, why="thử")

    assert not page.has_delete_permission(rf.get("/"), row)
    assert set(page.get_readonly_fields(rf.get("/"), row)) == {"use", "words", "others", "since", "by"}
    assert page.get_readonly_fields(rf.get("/")) == []
