"""A SearchQuery as the requests that are sent for it."""

from datetime import date
from typing import Any

from catalog.search.engines.elastic_filters import Filters, counting, still_vouched
from catalog.search.engines.elastic_mapping import MOST_HITS
from catalog.search.engines.elastic_nodes import Query, compiled, every
from catalog.search.query import SearchQuery
from catalog.search.understanding.answering import ENOUGH
from catalog.search.understanding.nodes import Node
from catalog.search.understanding.wishes import wishes

SORTS = {"price_asc": {"price": "asc"}, "price_desc": {"price": "desc"}, "new": {"since": "desc"}}
Body = dict[str, Any]
EQUALS = {"key": "asc"}  # so that each stands on one page, whichever page is asked first


class Question:
    """One question on one day. `text` is a stage of what was typed, None where no words were."""

    def __init__(self, query: SearchQuery, day: date) -> None:
        self.query = query
        self.filters = Filters(query, day)
        self.day = day
        self._wishes = () if query.sort in SORTS else wishes(day, listing=not query.text)

    def request(self, text: Node | None) -> Body:
        asked: Body = {
            "query": self._matching(text, [compiled(each) for each in self._wishes]),
            "sort": [SORTS.get(self.query.sort, "_score"), EQUALS],
            "aggs": counting(self.filters),
            "track_total_hits": True,
            "from": min(self.query.offset, MOST_HITS - self.query.page_size),
            "size": self.query.page_size,
        }
        if narrowing := self.filters.all():
            asked["post_filter"] = every(narrowing)
        return asked

    def fitting(self, text: Node) -> Body:
        """Only whether any goods fit, and whether there are enough."""
        return {"query": self._matching(text, []), "size": 0, "track_total_hits": ENOUGH}

    def _matching(self, text: Node | None, wished: list[Query]) -> Query:
        must = [compiled(text)] if text else []
        frame = [still_vouched(self.day)]
        return {"bool": {"must": must, "should": wished, "filter": frame, "minimum_should_match": 0}}
