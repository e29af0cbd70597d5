"""A SearchQuery as the requests that are sent for it."""

from datetime import date
from typing import Any

from elasticsearch.dsl import Q, Search

from catalog.search.engines.elastic_filters import Filters, count_facets, every, still_vouched
from catalog.search.engines.elastic_mapping import MOST_HITS
from catalog.search.engines.elastic_nodes import compiled
from catalog.search.query import SearchQuery
from catalog.search.understanding.nodes import Node
from catalog.search.understanding.wishes import wishes

SORT_FIELDS = {"price_asc": "price", "price_desc": "-price", "new": "-since"}
EQUALS = "key"  # so that each stands on one page, whichever page is asked first


class Question:
    """One question on one day. `text` is a stage of what was typed, None where no words were."""

    def __init__(self, query: SearchQuery, day: date) -> None:
        self.query = query
        self.day = day
        self.filters = Filters(query, day)

    def search(self, text: Node | None) -> Search:
        search = self._ordered(Search().query(self._matching(text)))
        count_facets(search, self.filters)
        if narrowing := self.filters.all():
            search = search.post_filter(every(narrowing))
        start = min(self.query.offset, MOST_HITS - self.query.page_size)
        return search.extra(track_total_hits=True, **{"from": start, "size": self.query.page_size})

    def _matching(self, text: Node | None) -> Any:
        must = [compiled(text)] if text else []
        wished = () if self.query.sort in SORT_FIELDS else wishes(self.day, listing=text is None)
        should = [compiled(each) for each in wished]
        return Q("bool", must=must, should=should, filter=[still_vouched(self.day)], minimum_should_match=0)

    def _ordered(self, search: Search) -> Search:
        return search.sort(SORT_FIELDS.get(self.query.sort, "_score"), EQUALS)
