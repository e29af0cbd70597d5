"""The judged searches: how well each engine answers what buyers type, and that the two answer alike."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest
import time_machine
from django.utils import translation

from catalog.search.engine import SearchEngine
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.forms import query_from
from tests import judged_searches
from tests.factories.market import goods
from tests.judged_searches.score import query_scores

JUDGED = Path(judged_searches.__file__).parent
LEAST = 0.93  # nDCG@10 over all
LEAST_OF_A_KIND = 0.85
LEAST_SUGGESTED = 0.95
MOST_APART = 0.03


@pytest.fixture(autouse=True)
def demonstration() -> Iterator[None]:
    """On the demonstration's day, in Vietnamese."""
    with time_machine.travel("2026-11-24 09:00 +0700", tick=False), translation.override("vi"):
        yield


@pytest.fixture
def market(whole_market: SearchEngine) -> SearchEngine:
    return whole_market


def judged(name: str) -> list[dict]:
    return [json.loads(line) for line in (JUDGED / name).read_text(encoding="utf-8").splitlines()]


def found(engine: SearchEngine, text: str) -> list[str]:
    query, _ignored = query_from({"q": [text]})
    return [card.id for card in engine.search(query).cards]


def scores(engine: SearchEngine) -> dict[str, list[float]]:
    """nDCG@10 of each judged search, by kind."""
    kinds: dict[str, list[float]] = {}
    for row in judged("queries_dev.jsonl"):
        if row["type"] != "none":
            ndcg, *_rest = query_scores(found(engine, row["q"]), row["judgments"])
            kinds.setdefault(row["type"], []).append(ndcg)
    return kinds


def overall(kinds: dict[str, list[float]]) -> float:
    return mean(score for each in kinds.values() for score in each)


def test_the_judged_searches_are_answered_well_in_every_kind_and_alike_by_both_engines(
    market: SearchEngine, tmp_path: Path
) -> None:
    kinds = scores(market)
    embedded = EmbeddedEngine(str(tmp_path / "beside"))
    embedded.replace(goods())

    assert overall(kinds) >= LEAST
    assert {kind: mean(each) for kind, each in kinds.items() if mean(each) < LEAST_OF_A_KIND} == {}
    assert abs(overall(kinds) - overall(scores(embedded))) <= MOST_APART


def test_what_nobody_sells_finds_nothing_at_all(market: SearchEngine) -> None:
    asked = [row["q"] for row in judged("queries_dev.jsonl") if row["type"] == "none"]

    assert len(asked) == 5
    assert {text: found(market, text) for text in asked if found(market, text)} == {}


def test_suggestions_hold_what_is_wanted_among_the_first_five(market: SearchEngine) -> None:
    rows = judged("queries_autocomplete_dev.jsonl")

    missed = []
    for row in rows:
        wanted = {text.casefold() for text in row["acceptable"]}
        if not any(each.text.casefold() in wanted for each in market.suggest(row["prefix"])[:5]):
            missed.append(row["prefix"])

    assert 1 - len(missed) / len(rows) >= LEAST_SUGGESTED, missed
