"""What only a server can do wrong: indexes lost, made by others, switched while they are read, changes missed."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from catalog.search.behind import Behind
from catalog.search.document import Document
from catalog.search.engine import EngineFailed, engines_state
from catalog.search.engines.elastic import ElasticEngine
from catalog.search.engines.elastic_asking import Asker
from catalog.search.engines.elastic_client import connected
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.indexing import rebuild
from catalog.search.query import SearchQuery
from catalog.search.reserve import WithReserve
from sellers.models import Shop
from tests.elastic import ElasticServer
from tests.factories.documents import document
from tests.factories.goods import put_on_sale
from tests.stand_ins.gate import Gate

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
GOODS = [document(1, "Măng khô"), document(2, "Cốm", kind="Cốm")]


@pytest.fixture
def gate(elastic_server: ElasticServer) -> Iterator[Gate]:
    with Gate(elastic_server.url).open() as gate:
        yield gate


@pytest.fixture
def both(elastic_server: ElasticServer, gate: Gate) -> WithReserve:
    """The server behind a gate, and its reserve; both hold the goods."""
    folder = elastic_server.folder
    main = ElasticEngine((gate.url, "", ""), elastic_server.prefix, folder, patience=5.0, alone=False)
    engine = WithReserve(main, EmbeddedEngine(str(folder / "reserve")), Behind(folder))
    engine.replace(GOODS)
    return engine


def titles(engine: Any) -> set[str]:
    return {card.title for card in engine.search(SearchQuery()).cards}


def test_one_index_is_left_after_many_builds(elastic_server: ElasticServer) -> None:
    engine = elastic_server.engine()

    for _ in range(3):
        engine.replace(GOODS)

    assert len(elastic_server.indexes()) == 1


def test_builds_at_once_leave_one_whole_index(elastic_server: ElasticServer) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: elastic_server.engine().replace(GOODS), range(3)))

    alias = f"{elastic_server.engine()._indexes.alias}"
    assert len(elastic_server.client.indices.get_alias(name=alias)) == 1
    assert elastic_server.engine().count() == 2
    elastic_server.engine().replace(GOODS)
    assert elastic_server.engine().count() == 2


def test_readers_notice_nothing_while_indexes_are_switched(elastic_server: ElasticServer) -> None:
    engine = elastic_server.engine()
    engine.replace(GOODS)
    done = Event()

    def read() -> list[int]:
        reader, totals = elastic_server.engine(), []
        while not done.is_set():
            page = reader.search(SearchQuery())
            totals.append(page.total if page.ready else -1)
        return totals

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        for _ in range(5):
            engine.replace(GOODS)
        done.set()
        totals = reading.result(30)

    assert len(totals) > 5
    assert set(totals) == {2}


def test_the_clock_may_be_put_back(elastic_server: ElasticServer, time_machine: Any) -> None:
    engine = elastic_server.engine()
    time_machine.move_to("2026-11-21 09:10 +0700")
    engine.replace(GOODS)

    time_machine.move_to("2026-11-21 09:00 +0700")
    engine.change(upsert=[document(1, "Măng tươi")], delete=[2])

    assert titles(elastic_server.engine()) == {"Măng tươi"}


def test_a_lost_index_is_answered_for_by_the_reserve_until_it_is_built_again(
    elastic_server: ElasticServer, both: WithReserve
) -> None:
    elastic_server.drop_all()

    assert titles(both) == {"Măng khô", "Cốm"}
    assert [card.title for card in both.cards([1]).values()] == ["Măng khô"]
    assert both.suggest("măn") != []
    assert not both.main.health()
    both.main.replace(GOODS)
    assert both.main.health()


def test_an_index_with_another_mapping_is_not_believed(elastic_server: ElasticServer, both: WithReserve) -> None:
    """Somebody wrote to the alias after the index was lost, and the server made one of its own taste."""
    alias = f"{both.main._indexes.alias}"  # type: ignore[attr-defined]
    elastic_server.drop_all()
    client = elastic_server.client
    client.indices.create(index=f"{alias}-foreign", aliases={alias: {}})
    client.index(index=alias, id="1", document={"title": "Măng khô"}, refresh=True)

    assert titles(both) == {"Măng khô", "Cốm"}
    assert {card.title for card in both.search(SearchQuery(text="măng khô")).cards} == {"Măng khô"}
    assert not both.main.health()
    both.main.replace(GOODS)
    assert (both.main.health(), titles(both.main)) == (True, {"Măng khô", "Cốm"})


def test_withdrawn_while_the_server_was_away_goods_do_not_reappear_with_it(gate: Gate, both: WithReserve) -> None:
    gate.is_shut = True
    assert not both.renew([1], lambda keys: ([], keys)), "somebody is told to catch up"
    assert both.renew([2], lambda keys: ([document(2, "Cốm mới")], [])), "and nobody twice"
    assert titles(both) == {"Cốm mới"}

    gate.is_shut = False
    both._circuit.answered()
    assert titles(both.main) == {"Măng khô", "Cốm"}, "the server itself knows nothing of it yet"
    assert titles(both) == {"Cốm mới"}

    assert both.catch_up(lambda keys: ([document(2, "Cốm mới")], [1]))
    assert (titles(both.main), bool(both.behind)) == ({"Cốm mới"}, False)


def test_a_server_that_refuses_documents_has_failed(elastic_server: ElasticServer) -> None:
    engine = elastic_server.engine()
    engine.replace(GOODS)
    name = elastic_server.indexes()[0]
    elastic_server.client.indices.put_settings(index=name, settings={"index.blocks.write": True})

    with pytest.raises(EngineFailed, match="not written"):
        engine.change(upsert=[document(3, "Chè")])


def test_a_hundred_thousandth_page_is_the_last_one(elastic_server: ElasticServer) -> None:
    engine = elastic_server.engine()
    engine.replace(document(key, f"Măng số {key}") for key in range(1, 30))

    page = engine.search(SearchQuery(page=10**9))

    assert (page.number, len(page.cards), page.total) == (2, 5, 29)


def test_documents_are_read_lazily(elastic_server: ElasticServer) -> None:
    """A hundred thousand of them never lie in memory at once: at most one batch is ahead of what is written."""
    ahead: list[int] = []

    def counted() -> Iterator[Document]:
        for key in range(1, 1202):
            ahead.append(key)
            yield document(key, f"Măng số {key}")

    assert elastic_server.engine().replace(counted()) == 1201
    assert len(ahead) == 1201


def test_a_whole_build_ends_what_was_missed(
    settings: Any, elastic_server: ElasticServer, tmp_path: Path, sen_shop: Shop
) -> None:
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = "elasticsearch", elastic_server.url
    settings.SEARCH_INDEX_PREFIX, settings.SEARCH_INDEX_DIR = elastic_server.prefix, tmp_path / "both"
    settings.SEARCH_PATIENCE_SECONDS = 20.0
    product = put_on_sale(sen_shop, "Măng khô")
    Behind(tmp_path / "both").note([product.pk])
    assert engines_state() == {"elasticsearch": "failing", "embedded": "failing"}

    assert rebuild() == 1

    assert engines_state() == {"elasticsearch": "ok", "embedded": "ok"}
    Behind(tmp_path / "both").note([product.pk])
    assert engines_state() == {"elasticsearch": "behind", "embedded": "ok"}


def test_many_answers_that_are_each_just_in_time_are_too_late_together(
    elastic_server: ElasticServer, gate: Gate, both: WithReserve
) -> None:
    """A misspelt word needs several requests: without one limit for all of them a page would wait for each."""
    asker = Asker(connected(gate.url), elastic_server.engine()._indexes.alias, patience=2.0)
    gate.delay = 1.5
    everything = {"query": {"match_all": {}}}
    for _ in range(3):
        assert asker.ask(everything)["hits"]["total"]["value"] == 2

    page = asker.begun()
    began = time.monotonic()
    with pytest.raises(EngineFailed):
        [page.ask(everything) for _ in range(3)]
    assert time.monotonic() - began < 4.5, "twice the patience"
