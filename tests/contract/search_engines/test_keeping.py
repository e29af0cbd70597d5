"""Building, switching, and seeing what another process has written."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from catalog.search.cards import stored_card
from catalog.search.document import Document
from catalog.search.engine import SearchEngine
from catalog.search.query import SearchQuery
from tests.contract.search_engines.conftest import EngineMaker
from tests.factories.documents import document


def titles(engine: SearchEngine) -> set[str]:
    return {card.title for card in engine.search(SearchQuery()).cards}


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


def test_another_process_sees_a_change_at_once(another: EngineMaker) -> None:
    writer, reader = another(), another()
    writer.replace([document(1, "Măng khô")])
    assert reader.search(SearchQuery(text="măng")).total == 1

    writer.change(delete=[1])
    assert reader.search(SearchQuery(text="măng")).total == 0

    writer.replace([document(2, "Cốm"), document(3, "Cốm khô")])
    assert reader.search(SearchQuery(text="cốm")).total == 2


def test_cards_are_fetched_by_key_and_only_of_what_is_on_sale(engine: SearchEngine) -> None:
    assert engine.cards([1]) == {}
    engine.replace([document(1, "Măng khô"), document(2, "Cốm"), document(3, "Chè")])

    engine.change(delete=[2])

    assert {key: card.title for key, card in engine.cards([3, 2, 1, 99]).items()} == {1: "Măng khô", 3: "Chè"}
    assert engine.cards([]) == {}


def test_what_is_kept_can_be_read_back_whole_or_by_key(engine: SearchEngine) -> None:
    goods = [document(key, f"Măng số {key}") for key in range(1, 4)]
    engine.replace(goods)

    assert sorted(engine.stored(), key=lambda each: each["key"]) == [stored_card(each) for each in goods]
    assert [each["key"] for each in engine.stored([2, 99])] == [2]


def test_a_build_that_fails_leaves_the_index_in_use_alone(engine: SearchEngine) -> None:
    engine.replace([document(1, "Măng khô")])

    def broken() -> Iterator[Document]:
        yield document(2, "Cốm")
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        engine.replace(broken())

    assert titles(engine) == {"Măng khô"}
    engine.change(upsert=[document(3, "Chè")])
    assert engine.count() == 2


def test_two_writers_wait_for_each_other_and_both_are_kept(another: EngineMaker) -> None:
    another().replace([])

    def write(first: int) -> None:
        engine = another()
        for key in range(first, first + 5):
            engine.change(upsert=[document(key, f"Măng số {key}")])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, (1, 101)))

    assert another().count() == 10


def test_what_is_withdrawn_while_an_index_is_built_is_not_in_it(another: EngineMaker) -> None:
    """The build has read the product as on sale; the change comes before the build has written it, or after."""
    another().replace([document(1, "Măng khô"), document(2, "Cốm")])
    has_read, may_go_on = Event(), Event()

    def slowly() -> Iterator[Document]:
        documents = [document(1, "Măng khô"), document(2, "Cốm")]
        has_read.set()
        may_go_on.wait(30)
        yield from documents

    with ThreadPoolExecutor(2) as pool:
        building = pool.submit(another().replace, slowly())
        assert has_read.wait(30)
        changing = pool.submit(another().change, delete=[1], upsert=[document(2, "Cốm mới"), document(3, "Chè")])
        finished_before_the_build = _within(changing, 1.5)
        may_go_on.set()
        building.result(30)
        changing.result(30)

    assert titles(another()) == {"Cốm mới", "Chè"}, finished_before_the_build


def test_whoever_read_later_wins_in_whatever_order_two_writers_write(another: EngineMaker) -> None:
    """One worker has read a product as on sale and is slow; another reads it as withdrawn and writes meanwhile."""
    another().replace([document(1, "Măng khô")])
    has_read, may_go_on = Event(), Event()
    on_sale = True

    def read(keys: Sequence[int]) -> tuple[list[Document], list[int]]:
        found = ([document(1, "Măng khô")], []) if on_sale else ([], [1])
        if not has_read.is_set():
            has_read.set()
            may_go_on.wait(30)
        return found

    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(another().renew, [1], read)
        assert has_read.wait(30)
        on_sale = False
        quick = pool.submit(another().renew, [1], read)
        _within(quick, 1.5)
        may_go_on.set()
        slow.result(30)
        quick.result(30)

    assert titles(another()) == set()


def _within(changing: object, seconds: float) -> bool:
    """True if it ended by then: an engine may let writers wait for each other or not."""
    try:
        changing.result(seconds)  # type: ignore[attr-defined]
    except TimeoutError:
        return False
    return True
