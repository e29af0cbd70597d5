"""Filters as queries, and the counts beside each filter's values, all in one request."""

from datetime import date
from typing import Any

from catalog.search.engines.elastic_nodes import EVERYTHING, Query, between, every, term, terms
from catalog.search.facets import CERTIFICATE, COUNTED, MOST_VALUES, Counts
from catalog.search.query import SearchQuery

FITTING = "fitting"  # how many goods fit the text, whatever was chosen beside it
NO_COUNTS: Counts = {facet: [] for facet in COUNTED}


class Filters:
    """What narrows everything (`frame`), and each choice by itself, so that a facet is counted without its own."""

    def __init__(self, query: SearchQuery, day: date) -> None:
        self.day = day
        self.frame: list[Query] = []
        self.chosen: dict[str, Query] = {}
        if query.within:
            self.frame.append(term("category", query.within))
        if query.price_min is not None or query.price_max is not None:
            self.frame.append(between("prices", query.price_min, query.price_max))
        for name in ("province", "commune", "category", "seller"):
            if values := getattr(query, name):
                self.chosen[name] = terms(name, list(values))
        if query.stars:
            self.chosen["stars"] = every([terms("stars", list(query.stars)), *valid_stars(day)])
        if query.season:
            self.chosen["season"] = terms("season", list(query.season))
        if query.evidence:
            kept = [kind for kind in query.evidence if kind != CERTIFICATE]
            certified = [every(valid_stars(day))] if CERTIFICATE in query.evidence else []
            either = [terms("evidence", kept), *certified]
            self.chosen["evidence"] = {"bool": {"should": either, "minimum_should_match": 1}}
        if query.in_stock:
            self.chosen["stock"] = between("stock", 1, None)

    def all(self) -> list[Query]:
        return [*self.frame, *self.chosen.values()]

    def narrowing(self, facet: str) -> list[Query]:
        """All but the facet's own choice; stars are counted only while they hold."""
        rest = [*self.frame, *(each for name, each in self.chosen.items() if name != facet)]
        return [*rest, *valid_stars(self.day)] if facet == "stars" else rest


def still_vouched(day: date) -> Query:
    """Goods leave the lists on the day after the branch's word has ended, whether or not a task has run since."""
    return between("vouched_until", day.toordinal(), None)


def valid_stars(day: date) -> list[Query]:
    return [between("stars_until", day.toordinal(), None), between("stars_since", None, day.toordinal())]


def counting(filters: Filters) -> dict[str, Any]:
    """The facets as aggregations; those that are counted among the same goods share a bucket."""
    groups: dict[str, list[str]] = {}
    for facet in COUNTED:
        if facet == "commune" and not filters.chosen.keys() & {"province", "commune"}:
            continue  # thousands of them, shown only within a province
        own = facet if facet in filters.chosen or facet == "stars" else ""
        groups.setdefault(own, []).append(facet)
    asked: dict[str, Any] = {FITTING: {"filter": EVERYTHING}} if filters.all() else {}
    for own, facets in groups.items():
        counted = {facet: {"terms": {"field": COUNTED[facet], "size": MOST_VALUES}} for facet in facets}
        narrowing = filters.narrowing(own)
        asked |= {f"among_{own}": {"filter": every(narrowing), "aggs": counted}} if narrowing else counted
    certified = every([*filters.narrowing("evidence"), *valid_stars(filters.day)])
    return asked | {CERTIFICATE: {"filter": certified}}


def counts_in(answer: dict[str, Any]) -> Counts:
    aggregated = answer["aggregations"]
    places = [aggregated, *(each for name, each in aggregated.items() if name.startswith("among_"))]
    counts = {
        facet: [(str(bucket["key"]), bucket["doc_count"]) for bucket in place[facet]["buckets"]]
        for place in places
        for facet in COUNTED
        if facet in place
    }
    counts["evidence"].append((CERTIFICATE, aggregated[CERTIFICATE]["doc_count"]))
    return counts


def fitting_in(answer: dict[str, Any]) -> int:
    aggregated = answer.get("aggregations", {})
    return int(aggregated[FITTING]["doc_count"] if FITTING in aggregated else answer["hits"]["total"]["value"])
