"""The index of stories: finding, order, paging, suggestions, keeping."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from catalog.search.engines.stories import EmbeddedStories
from catalog.search.stories.document import StoryDocument
from catalog.search.stories.engine import STORIES_A_PAGE, StoryEngine


@pytest.fixture
def stories(tmp_path: Path) -> StoryEngine:
    return EmbeddedStories(str(tmp_path / "stories"))


def text(key: int, title: str, body: str = "", **facts: Any) -> StoryDocument:
    facts = {"kind": "Tin tức", "kind_en": "News", "date": date(2026, 11, key % 28 + 1)} | facts
    return StoryDocument(key=key, title=title, body=body, url=f"/tin-tuc/{key}/", url_en=f"/en/tin-tuc/{key}/", **facts)


def found(engine: StoryEngine, typed: str) -> list[int]:
    return [each.key for each in engine.search(typed).found]


def test_the_title_tells_more_than_the_text_and_typed_accents_come_first(stories: StoryEngine) -> None:
    stories.replace([text(1, "Hội họp", "nói về măng khô"), text(2, "Măng khô"), text(3, "Mạng khó")])

    assert found(stories, "măng khô")[0] == 2
    assert found(stories, "mang kho")[-1] == 1
    assert found(stories, "mạng khó")[0] == 3


def test_syllables_met_by_chance_in_a_long_text_are_not_a_find(stories: StoryEngine) -> None:
    stories.replace([text(1, "Hội họp", "mật khẩu rất dài. Con ong bay qua"), text(2, "Nuôi ong", "lấy mật ong rừng")])

    assert found(stories, "mật ong") == [2]


@pytest.mark.parametrize("typed", ["khoai sọ", "khoai so", "khoai soj", "KHOAI  SỌ", "khoaiso", "khoia sọ"])
def test_other_ways_to_type_it(stories: StoryEngine, typed: str) -> None:
    stories.replace([text(1, "Khoai sọ nương"), text(2, "Vịt bầu")])

    assert found(stories, typed) == [1]


@pytest.mark.parametrize("typed", ["iphone 15", "***", "🙂", '"(', "a* OR [", "\0"])
def test_nothing_rather_than_noise(stories: StoryEngine, typed: str) -> None:
    stories.replace([text(1, "Khoai sọ nương", "năm 15 chị em")])

    assert found(stories, typed) == []


def test_without_words_all_newest_first_page_by_page_and_never_beyond_the_end(stories: StoryEngine) -> None:
    stories.replace([text(key, f"Bài {key}") for key in range(1, 27)])

    pages = [stories.search("", number) for number in (1, 2, 3, 9)]

    assert [page.total for page in pages] == [26] * 4
    assert [page.number for page in pages] == [1, 2, 3, 3]
    assert [each.key for page in pages[:3] for each in page.found] == list(range(26, 0, -1))
    assert len(pages[0].found) == STORIES_A_PAGE


def test_a_card_speaks_the_language_of_its_page(stories: StoryEngine) -> None:
    stories.replace([text(1, "Khoai sọ", title_en="Taro", lead="Củ", lead_en="Roots", picture="stories/1.webp")])

    with translation.override("en"):
        card = stories.search("taro").found[0].card
    assert (card.title, card.url, card.kind, card.lead) == ("Taro", "/en/tin-tuc/1/", "News", "Roots")
    with translation.override("vi"):
        card = stories.search("taro").found[0].card
    assert (card.title, card.url, card.kind, card.picture) == ("Khoai sọ", "/tin-tuc/1/", "Tin tức", "stories/1.webp")


def test_suggestions_are_titles_that_go_on_from_what_was_typed(stories: StoryEngine) -> None:
    stories.replace([text(1, "Chuyện bếp măng"), text(2, "Bếp lửa nhà sàn"), text(3, "Vịt bầu")])

    assert [each.text for each in stories.suggest("bep")] == ["Bếp lửa nhà sàn", "Chuyện bếp măng"]
    assert [each.text for each in stories.suggest("bẹp")] == []
    assert stories.suggest("***") == []


def test_changes_are_seen_at_once_and_an_index_never_built_says_so(stories: StoryEngine) -> None:
    stories.change(upsert=[text(1, "Măng")])
    assert (stories.count(), stories.health(), stories.search("măng").ready) == (0, False, False)

    stories.replace([text(1, "Măng"), text(2, "Cốm")])
    stories.change(upsert=[text(2, "Cốm mới")], delete=[1])

    assert (stories.count(), stories.health()) == (1, True)
    assert [each.card.title for each in stories.search("").found] == ["Cốm mới"]
