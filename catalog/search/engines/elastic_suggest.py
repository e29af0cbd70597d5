"""What the first letters may become: kinds, places, sellers and goods that have a word beginning so, in one request."""

from datetime import date
from typing import Any

from catalog.search.engines.elastic_filters import still_vouched
from catalog.search.engines.elastic_nodes import Query, every, term
from catalog.search.facets import COUNTED
from catalog.search.suggesting import Candidate
from catalog.search.text import Word

LOOKED_AT = 60
MOST_BUCKETS = 200
# Where a name begins so → which names are counted there.
NAMED = {"kind": ("category",), "group": ("category",), "where": ("province", "commune"), "who": ("seller",)}


def beginning(words: list[Word], day: date) -> dict[str, Any]:
    """Goods are the hits; names of the rest are counted beside them, among all goods that are shown today."""
    vouched = still_vouched(day)
    counted = {
        field: {
            "filter": every([vouched, *_begins(field, words)]),
            "aggs": {name: {"terms": {"field": COUNTED[name], "size": MOST_BUCKETS}} for name in names},
        }
        for field, names in NAMED.items()
    }
    return {
        "query": every([vouched, *_begins("title", words)]),
        "aggs": {"all": {"global": {}, "aggs": counted}},
        "sort": ["key"],
        "_source": ["card.slug", "card.title"],
        "size": LOOKED_AT,
        "track_total_hits": False,
    }


def candidates(answer: dict[str, Any]) -> list[Candidate]:
    counted = answer["aggregations"]["all"]
    found = []
    for field, names in NAMED.items():
        for name in names:
            found += _named(name, [bucket["key"] for bucket in counted[field][name]["buckets"]])
    cards = (hit["_source"]["card"] for hit in answer["hits"]["hits"])
    return [*found, *(Candidate("product", card["slug"], card["title"]) for card in cards)]


def _named(name: str, values: list[str]) -> list[Candidate]:
    if name == "category":
        rows = (value.split("\t")[2:4] for value in values)
        return list(dict.fromkeys(Candidate("category", slug, title) for slug, title in rows))
    return [Candidate(name, *value.split("\t")) for value in values]


def _begins(field: str, words: list[Word]) -> list[Query]:
    """Every word but the last stands there; the last one may go on."""
    whole = [term(field, word.folded) for word in words[:-1]]
    return [*whole, {"prefix": {field: words[-1].folded}}]
