"""Filters, the order of lists without words, and the counts beside each filter's values."""

from datetime import date
from typing import Any

import tantivy

from catalog.search.engines.tantivy_nodes import between
from catalog.search.facets import CERTIFICATE, COUNTED, MOST_VALUES
from catalog.search.query import SearchQuery

Occur = tantivy.Occur
Query = tantivy.Query


class Filters:
    """Each filter of a question as a query, so that a facet can be counted without its own."""

    def __init__(self, schema: tantivy.Schema, query: SearchQuery, day: date) -> None:
        self.schema = schema
        self.day = day
        self._parts = {"vouched": still_vouched(schema, day)}
        for name in ("province", "commune", "category", "seller"):
            values = getattr(query, name)
            if values:
                self._parts[name] = Query.term_set_query(schema, name, list(values))
        if query.within:
            self._parts["within"] = Query.term_query(schema, "category", query.within)
        if query.stars:
            self._parts["stars"] = _all_of(self._any("stars", query.stars), *self._valid())
        if query.season:
            self._parts["season"] = self._any("season", query.season)
        if query.evidence:
            self._parts["evidence"] = self._evidence(query.evidence)
        if query.in_stock:
            self._parts["stock"] = between(schema, "stock", 1, None)
        if query.price_min is not None or query.price_max is not None:
            self._parts["price"] = between(schema, "prices", query.price_min or 0, query.price_max or None)

    def all(self) -> list[tantivy.Query]:
        return list(self._parts.values())

    def without(self, facet: str) -> list[tantivy.Query]:
        rest = [part for name, part in self._parts.items() if name != facet]
        return [*rest, *self._valid()] if facet == "stars" else rest

    def narrows(self, facet: str) -> bool:
        return facet in self._parts

    def certified(self) -> list[tantivy.Query]:
        """As a facet's value: among all but what evidence was chosen."""
        return [*self.without("evidence"), *self._valid()]

    def _evidence(self, kinds: tuple[str, ...]) -> tantivy.Query:
        told = [Query.term_query(self.schema, "evidence", kind) for kind in kinds if kind != CERTIFICATE]
        certified = [_all_of(*self._valid())] if CERTIFICATE in kinds else []
        return Query.boolean_query([(Occur.Should, query) for query in [*told, *certified]])

    def _valid(self) -> list[tantivy.Query]:
        today = self.day.toordinal()
        return [between(self.schema, "stars_until", today, None), between(self.schema, "stars_since", 0, today)]

    def _any(self, field: str, numbers: tuple[int, ...]) -> tantivy.Query:
        return Query.boolean_query([(Occur.Should, self._equal(field, number)) for number in numbers])

    def _equal(self, field: str, number: int) -> tantivy.Query:
        return Query.term_query(self.schema, field, number)


def still_vouched(schema: tantivy.Schema, day: date) -> tantivy.Query:
    """Goods leave the lists on the day after the branch's word has ended, whether or not a task has run since."""
    return between(schema, "vouched_until", day.toordinal(), None)


def _all_of(*queries: tantivy.Query) -> tantivy.Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def within(base: tantivy.Query, parts: list[tantivy.Query]) -> tantivy.Query:
    return _all_of(base, *parts) if parts else base


def count_facets(searcher: tantivy.Searcher, base: tantivy.Query, filters: Filters) -> dict[str, list[tuple[str, int]]]:
    """Value and number for each facet; a facet's own choice does not narrow its own counts."""
    counted = [name for name in COUNTED if name != "commune" or filters.narrows("province") or filters.narrows(name)]
    shared = [name for name in counted if not filters.narrows(name) and name != "stars"]
    counts = _aggregated(searcher, within(base, filters.all()), shared)
    for name in counted:
        if name not in counts:
            counts |= _aggregated(searcher, within(base, filters.without(name)), [name])
    counts["evidence"].append((CERTIFICATE, _certified(searcher, base, filters, counts["stars"])))
    return counts


def _certified(searcher: tantivy.Searcher, base: tantivy.Query, filters: Filters, stars: list[tuple[str, int]]) -> int:
    """Every certificate gives stars, so that their counts tell it unless a choice of one does not narrow the other."""
    if filters.narrows("stars") or filters.narrows("evidence"):
        return int(searcher.search(within(base, filters.certified()), limit=1).count)  # type: ignore[attr-defined]
    return sum(count for _stars, count in stars)


def _aggregated(searcher: tantivy.Searcher, query: tantivy.Query, names: list[str]) -> dict[str, list[tuple[str, int]]]:
    asked: dict[str, Any] = {name: {"terms": {"field": COUNTED[name], "size": MOST_VALUES}} for name in names}
    answer = searcher.aggregate(query, asked)
    return {name: [_bucket(each) for each in answer[name]["buckets"]] for name in names}


def _bucket(bucket: dict[str, Any]) -> tuple[str, int]:
    key = bucket["key"]
    return key if isinstance(key, str) else str(int(key)), bucket["doc_count"]
