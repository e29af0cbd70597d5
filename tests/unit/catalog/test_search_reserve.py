"""The search server is dead, slow or not what it says: pages answer all the same, in time, and nobody is told (T37)."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from catalog.search.engine import SearchEngine, engine_from_settings
from catalog.search.indexing import catch_up, rebuild, refresh
from catalog.search.query import SearchQuery
from catalog.search.reserve import Circuit, EngineFailed
from sellers.models import Shop
from tests.factories.goods import put_on_sale
from tests.servers import free_port
from tests.stand_ins.gate import Gate

LONGEST_SECONDS = 1.5


@pytest.fixture
def product(sen_shop: Shop, index: SearchEngine) -> Any:
    """On sale, and in the reserve's index."""
    product = put_on_sale(sen_shop, "Măng khô")
    rebuild()
    return product


@pytest.fixture
def gate() -> Iterator[Gate]:
    with Gate().open() as gate:
        yield gate


@pytest.fixture
def server(settings: Any, product: Any, gate: Gate) -> Gate:
    """What the settings take for Elasticsearch."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_URL = gate.url
    return gate


def found(client: Client, address: str) -> tuple[str, float]:
    began = time.monotonic()
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode(), time.monotonic() - began


def a_dead_port() -> str:
    return f"http://127.0.0.1:{free_port()}"


@pytest.mark.parametrize("address", ["/tim-kiem/?q=mang+kho", "/san-pham/", "/goi-y/?q=mang", "/san-pham/mang-kho/"])
@pytest.mark.parametrize("fault", ["dead", "slow", "shut", "painted"])
def test_a_page_answers_in_time_whatever_the_server_does(
    client: Client, settings: Any, server: Gate, address: str, fault: str
) -> None:
    client.get("/healthz")  # what loads once a process
    engine_from_settings()
    if fault == "dead":
        settings.ELASTICSEARCH_URL = a_dead_port()
    server.delay = 10.0 if fault == "slow" else 0.0
    server.is_shut = fault == "shut"
    server.painted = b"<html>It works!</html>" if fault == "painted" else b""

    page, seconds = found(client, address)

    assert "Măng khô" in page
    assert seconds < LONGEST_SECONDS


def test_after_a_failure_nobody_waits_for_the_server_for_a_while(client: Client, server: Gate) -> None:
    server.delay = 10.0

    found(client, "/tim-kiem/?q=mang")
    asked = server.asked
    seconds = [found(client, "/tim-kiem/?q=mang")[1] for _ in range(3)]

    assert asked >= 1
    assert server.asked == asked
    assert max(seconds) < LONGEST_SECONDS


def test_when_the_rest_is_over_one_asks_and_the_others_go_on_without() -> None:
    circuit = Circuit(rests=0.05)
    assert circuit.may_ask()

    circuit.failed(EngineFailed("dead"))
    assert not circuit.may_ask()

    time.sleep(0.06)
    assert [circuit.may_ask(), circuit.may_ask()] == [True, False]
    circuit.answered()
    assert [circuit.may_ask(), circuit.may_ask()] == [True, True]


def test_what_the_server_misses_is_noted_and_until_then_it_is_not_asked(server: Gate, product: Any) -> None:
    server.is_shut = True
    product.is_public = False
    product.save(update_fields=["is_public"])

    refresh([product.pk])
    refresh([product.pk, 999])

    engine = engine_from_settings()
    assert engine.behind.keys() == [product.pk, product.pk, 999]  # type: ignore[attr-defined]
    assert engine.search(SearchQuery()).total == 0, "the reserve has it at once"
    server.is_shut = False
    asked = server.asked
    assert engine.search(SearchQuery(text="mang")).total == 0
    assert server.asked == asked


def test_while_it_fails_catching_up_leaves_all_for_the_next_try(server: Gate, product: Any) -> None:
    server.is_shut = True
    refresh([product.pk])

    catch_up.call(5)

    assert engine_from_settings().behind.keys() == [product.pk]  # type: ignore[attr-defined]


def test_readyz_says_which_engine_answers(client: Client, server: Gate) -> None:
    server.is_shut = True

    part = client.get("/readyz").json()["parts"]["search"]

    assert part == {
        "state": "ok",
        "answers": "embedded",
        "documents": 1,
        "engines": {"elasticsearch": "failing", "embedded": "ok"},
    }
