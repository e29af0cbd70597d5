"""Search inside the process, on files beside the database: tantivy. The default, and what answers if another fails."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import structlog
import tantivy

from catalog.search.cards import card_from
from catalog.search.document import Document
from catalog.search.engines import tantivy_filters, tantivy_schema, tantivy_suggest
from catalog.search.engines.agreed import Found, Hit, page_from
from catalog.search.engines.tantivy_filters import Filters, within
from catalog.search.engines.tantivy_folder import IndexMissing
from catalog.search.engines.tantivy_index import TantivyIndex, stored_cards
from catalog.search.engines.tantivy_nodes import compiled, wishing
from catalog.search.engines.tantivy_vocabulary import vocabulary_of
from catalog.search.facets import sorts_for
from catalog.search.indexed import Written
from catalog.search.query import Card, SearchPage, SearchQuery, Suggestion
from catalog.search.understanding.answering import EVERYTHING, Answer, answer_to
from catalog.search.understanding.nodes import Node
from catalog.search.understanding.understand import understand
from catalog.search.understanding.vocabulary import NOTHING_KNOWN, Vocabulary
from catalog.search.understanding.wishes import wishes
from catalog.search.words.selectors import lexicon_on
from shop.core import clock

log = structlog.get_logger(__name__)

Order = tantivy.Order
SORT_FIELDS = {"price_asc": ("price", Order.Asc), "price_desc": ("price", Order.Desc), "new": ("since", Order.Desc)}


class EmbeddedEngine(TantivyIndex[Document | Written]):
    def __init__(self, path: str) -> None:
        schema = tantivy_schema.build_schema()
        super().__init__(path, tantivy_schema.VERSION, schema, tantivy_schema.to_tantivy)
        self._vocabulary = NOTHING_KNOWN

    def search(self, query: SearchQuery) -> SearchPage:
        day = clock.today()
        try:
            searcher = self._reader.searcher()
        except IndexMissing:
            log.error("search index missing", hint="manage.py reindex")
            return SearchPage(query, sorts=sorts_for(query), ready=False)
        filters = Filters(self._schema, query, day)
        answer = self._answer(searcher, query, day)
        base = compiled(answer.node, self._schema)
        asked = within(base, filters.all())
        hits, total = self._hits(searcher, asked, query, filters)
        if not hits and total:  # asked beyond the end: the last page instead
            query = replace(query, page=SearchPage(query, total=total).pages)
            hits, total = self._hits(searcher, asked, query, filters)
        counts = tantivy_filters.count_facets(searcher, base, filters)
        return page_from(query, day, Found(hits, total, counts), answer)

    def vocabulary(self) -> Vocabulary:
        """The words and names of the index as it is now. Raises IndexMissing."""
        searcher = self._reader.searcher()
        stamp = str(self._folder.stamp())
        if self._vocabulary.version != stamp:
            self._vocabulary = vocabulary_of(searcher, stamp)
        return self._vocabulary

    def _answer(self, searcher: tantivy.Searcher, query: SearchQuery, day: date) -> Answer:
        if not query.text.strip():
            return EVERYTHING

        def count(node: Node) -> int:
            alike = tantivy.Query.const_score_query(compiled(node, self._schema), 1.0)  # counting needs no scores
            return int(searcher.search(alike, limit=1).count)  # type: ignore[attr-defined]

        known, lexicon = self.vocabulary(), lexicon_on(day)
        return answer_to(understand(query.text, day=day, vocabulary=known, lexicon=lexicon), count)

    def cards(self, keys: Iterable[int]) -> dict[int, Card]:
        wanted = list(keys)
        if not wanted:
            return {}
        try:
            searcher = self._reader.searcher()
        except IndexMissing:
            return {}
        day, query = clock.today(), SearchQuery()
        asked = within(
            tantivy.Query.term_set_query(self._schema, "key", wanted),
            [tantivy_filters.still_vouched(self._schema, day)],
        )
        found = searcher.search(asked, limit=len(wanted))
        return {stored["key"]: card_from(stored, query, day) for _score, stored in stored_cards(searcher, found)}

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        try:
            return tantivy_suggest.suggest(self._reader.searcher(), self._schema, prefix, limit, clock.today())
        except IndexMissing:
            return []

    def stored(self, keys: Collection[int] | None = None) -> Iterator[dict[str, Any]]:
        """Raises IndexMissing."""
        searcher = self._reader.searcher()
        every = tantivy.Query.all_query()
        asked = every if keys is None else tantivy.Query.term_set_query(self._schema, "key", list(keys))
        found = searcher.search(asked, limit=max(1, int(searcher.num_docs)))
        yield from (stored for _score, stored in stored_cards(searcher, found))

    def _hits(
        self, searcher: tantivy.Searcher, asked: tantivy.Query, query: SearchQuery, filters: Filters
    ) -> tuple[list[Hit], int]:
        order: dict[str, Any] = {}
        if query.sort in SORT_FIELDS:
            order = dict(zip(("order_by_field", "order"), SORT_FIELDS[query.sort], strict=True))
        else:
            wished = wishes(filters.day, listing=not query.text)
            asked = wishing(asked, [compiled(wish, self._schema) for wish in wished], many=not query.text)
        found = searcher.search(asked, limit=query.page_size, offset=query.offset, **order)
        return stored_cards(searcher, found), int(found.count)  # type: ignore[attr-defined]
