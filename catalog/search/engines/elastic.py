"""Search on an Elasticsearch 9 server, by what its core offers; asks and answers as the embedded engine does."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import structlog

from catalog.search.cards import card_from
from catalog.search.document import Document
from catalog.search.engine import EngineFailed, Read
from catalog.search.engines.agreed import Found, page_from
from catalog.search.engines.elastic_asking import Asker
from catalog.search.engines.elastic_client import IndexMissing, connected
from catalog.search.engines.elastic_filters import NO_COUNTS, counts_in, still_vouched
from catalog.search.engines.elastic_indexes import Indexes
from catalog.search.engines.elastic_nodes import every, terms
from catalog.search.engines.elastic_questions import Question
from catalog.search.engines.elastic_stages import answered
from catalog.search.engines.elastic_stamps import Stamps
from catalog.search.engines.elastic_suggest import beginning, candidates
from catalog.search.engines.elastic_words import Words
from catalog.search.facets import sorts_for
from catalog.search.indexed import Written
from catalog.search.query import Card, SearchPage, SearchQuery, Suggestion
from catalog.search.suggesting import best, readings_of
from catalog.search.understanding.answering import Answer
from catalog.search.understanding.nodes import Nothing
from shop.core import clock

log = structlog.get_logger(__name__)

Access = tuple[str, str, str]  # address, user, password
Answered = TypeVar("Answered")


class ElasticEngine:
    """Raises EngineFailed where the server does not answer within `patience` seconds, or not in a way to be used.

    Where no index has been built it answers nothing and says so; with a reserve behind it, it raises IndexMissing.
    """

    def __init__(self, access: Access, prefix: str, folder: Path, *, patience: float, alone: bool = True) -> None:
        self._alone = alone
        client = connected(*access)
        self._indexes = Indexes(client, prefix)
        self._asker = Asker(client, self._indexes.alias, patience)
        self._words = Words(self._asker.ask_slowly)
        self._stamps = Stamps(folder)

    def search(self, query: SearchQuery) -> SearchPage:
        missing = SearchPage(query, sorts=sorts_for(query), ready=False)
        return self._unless_missing(lambda: self._page(query), missing)

    def cards(self, keys: Iterable[int]) -> dict[int, Card]:
        wanted = list(keys)
        return self._unless_missing(lambda: self._cards(wanted), {}) if wanted else {}

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        return self._unless_missing(lambda: self._suggestions(prefix, limit), [])

    def replace(self, documents: Iterable[Document | Written]) -> int:
        count = self._indexes.build(documents, self._stamps.next())
        self._words.forget()
        return count

    def change(self, *, upsert: Iterable[Document] = (), delete: Iterable[int] = ()) -> None:
        self.renew((), lambda _keys: (upsert, delete))

    def renew(self, keys: Sequence[int], read: Read) -> bool:
        stamp = self._stamps.next()
        found, gone = read(keys)
        if not self._indexes.write(found, gone, stamp):
            log.info("search index not built yet, change left to reindex")
        self._words.forget()
        return True

    def stored(self, keys: Collection[int] | None = None) -> Iterator[dict[str, Any]]:
        return self._indexes.stored(keys)

    def count(self) -> int:
        return self._unless_missing(self._asker.count, 0)

    def health(self) -> bool:
        try:
            return self._asker.is_well()
        except EngineFailed:
            return False

    def _unless_missing(self, ask: Callable[[], Answered], missing: Answered) -> Answered:
        try:
            return ask()
        except IndexMissing as error:
            if not self._alone:
                raise
            log.error("search index missing", hint="manage.py reindex", error=str(error)[:200])
            return missing

    def _page(self, query: SearchQuery) -> SearchPage:
        day, asker = clock.today(), self._asker.begun()
        found = answered(asker, Question(query, day), self._words)
        if found is None:
            return page_from(query, day, Found((), 0, NO_COUNTS), Answer(Nothing()))
        total = found.total
        if not found.hits and total:  # asked beyond the end: the last page instead
            query = replace(query, page=SearchPage(query, total=total).pages)
            found = replace(found, raw=asker.ask(Question(query, day).request(found.node)))
        hits = [(hit["_score"] or 0.0, hit["_source"]["card"]) for hit in found.hits]
        return page_from(query, day, Found(hits, total, counts_in(found.raw)), found.understood)

    def _cards(self, wanted: list[int]) -> dict[int, Card]:
        day, query = clock.today(), SearchQuery()
        asked = every([terms("key", wanted), still_vouched(day)])
        answer = self._asker.ask({"query": asked, "size": len(wanted), "track_total_hits": False})
        stored = (hit["_source"]["card"] for hit in answer["hits"]["hits"])
        return {each["key"]: card_from(each, query, day) for each in stored}

    def _suggestions(self, prefix: str, limit: int) -> list[Suggestion]:
        day = clock.today()
        for words in readings_of(prefix):
            answer = self._asker.ask(beginning(words, day))
            if found := best(candidates(answer), words, limit):
                return found
        return []
