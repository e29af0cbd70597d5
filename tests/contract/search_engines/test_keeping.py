"""Building, switching, and seeing what another process has written."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalog.search.document import Document
from catalog.search.engine import SearchEngine
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.query import SearchQuery
from tests.factories.documents import document


def test_before_anything_is_built_it_answers_nothing_and_says_so(engine: SearchEngine) -> None:
    page = engine.search(SearchQuery(text="măng"))
    assert (page.total, page.ready) == (0, False)
    assert engine.suggest("măng") == []
    assert (engine.count(), engine.health()) == (0, False)
    engine.change(upsert=[document(1, "Măng khô")])
    assert engine.count() == 0


def test_a_rebuild_leaves_out_what_is_gone(engine: SearchEngine) -> None:
    engine.replace([document(1, "Măng khô"), document(2, "Cốm")])

    assert engine.replace([document(1, "Măng khô")]) == 1

    assert (engine.count(), engine.health()) == (1, True)
    assert engine.search(SearchQuery(text="cốm")).total == 0


def test_another_process_sees_a_change_at_once(tmp_path: Path) -> None:
    writer, reader = EmbeddedEngine(str(tmp_path)), EmbeddedEngine(str(tmp_path))
    writer.replace([document(1, "Măng khô")])
    assert reader.search(SearchQuery(text="măng")).total == 1

    writer.change(delete=[1])
    assert reader.search(SearchQuery(text="măng")).total == 0

    writer.replace([document(2, "Cốm"), document(3, "Cốm khô")])
    assert reader.search(SearchQuery(text="cốm")).total == 2


def test_old_builds_are_cleared_away(tmp_path: Path) -> None:
    engine = EmbeddedEngine(str(tmp_path))

    for _ in range(4):
        engine.replace([document(1, "Măng khô")])

    assert len(list(tmp_path.glob("v*-*"))) == 2


def test_cards_are_fetched_by_key_and_only_of_what_is_on_sale(engine: SearchEngine) -> None:
    assert engine.cards([1]) == {}
    engine.replace([document(1, "Măng khô"), document(2, "Cốm"), document(3, "Chè")])

    engine.change(delete=[2])

    assert {key: card.title for key, card in engine.cards([3, 2, 1, 99]).items()} == {1: "Măng khô", 3: "Chè"}
    assert engine.cards([]) == {}


def test_an_index_that_was_lost_is_said_to_be_missing_until_it_is_built_again(tmp_path: Path) -> None:
    engine = EmbeddedEngine(str(tmp_path))
    engine.replace([document(1, "Măng khô")])
    build = next(tmp_path.glob("v*-*"))
    for file in build.iterdir():
        file.unlink()

    assert (engine.health(), engine.search(SearchQuery()).ready, engine.suggest("mă")) == (False, False, [])
    engine.replace([document(1, "Măng khô")])
    assert (engine.health(), engine.search(SearchQuery()).total) == (True, 1)


def test_a_build_that_fails_leaves_the_index_in_use_alone(tmp_path: Path) -> None:
    engine = EmbeddedEngine(str(tmp_path))
    engine.replace([document(1, "Măng khô")])

    def broken() -> Iterator[Document]:
        yield document(2, "Cốm")
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        engine.replace(broken())

    assert [card.id for card in engine.search(SearchQuery()).cards] == ["mang-kho"]
    assert len(list(tmp_path.glob("v*-*"))) == 1
    engine.change(upsert=[document(3, "Chè")])
    assert engine.count() == 2


def test_two_writers_wait_for_each_other_and_both_are_kept(tmp_path: Path) -> None:
    EmbeddedEngine(str(tmp_path)).replace([])

    def write(first: int) -> None:
        engine = EmbeddedEngine(str(tmp_path))
        for key in range(first, first + 5):
            engine.change(upsert=[document(key, f"Măng số {key}")])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, (1, 101)))

    assert EmbeddedEngine(str(tmp_path)).count() == 10
