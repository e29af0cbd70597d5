"""Building, switching, and seeing what another process has written."""

from pathlib import Path

from catalog.search.engine import SearchEngine
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.query import SearchQuery
from tests.factories.documents import document


def test_before_anything_is_built_it_answers_nothing_and_says_so(engine: SearchEngine) -> None:
    assert engine.search(SearchQuery(text="măng")).total == 0
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
