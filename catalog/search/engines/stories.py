"""Stories inside the process: a small index of its own beside the goods'."""

import json
import re
from typing import Any

import tantivy

from catalog.search.engines.stories_text import story_query
from catalog.search.engines.tantivy_folder import IndexMissing
from catalog.search.engines.tantivy_index import TantivyIndex, stored_cards
from catalog.search.query import LAST_PAGE, Suggestion
from catalog.search.stories.document import StoryDocument, stored_story, story_from
from catalog.search.stories.engine import STORIES_A_PAGE, FoundStory, StoryPage
from catalog.search.suggesting import place_in, readings_of
from catalog.search.text import english_text, exact_text, folded_text, joined_text

VERSION = 1
TEXTS = ("title", "title_exact", "about", "about_exact", "words", "words_exact", "title_en", "words_en", "joined")
LOOKED_AT = 40

Occur = tantivy.Occur
Query = tantivy.Query


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, stored=False)
    for name in ("key", "day"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def to_tantivy(document: StoryDocument) -> tantivy.Document:
    about = f"{document.kind} . {document.place}"
    words = f"{document.lead} . {document.body}"
    texts = {
        "title": folded_text(document.title),
        "title_exact": exact_text(document.title),
        "about": folded_text(about),
        "about_exact": exact_text(about),
        "words": folded_text(words),
        "words_exact": exact_text(words),
        "title_en": english_text(document.title_en),
        "words_en": english_text(f"{document.lead_en} . {document.kind_en} . {document.body_en}"),
        "joined": joined_text(document.title),
    }
    row = tantivy.Document()
    for name, text in texts.items():
        row.add_text(name, text)
    row.add_integer("key", document.key)
    row.add_integer("day", document.date.toordinal() if document.date else 0)
    row.add_bytes("card", json.dumps(stored_story(document), ensure_ascii=False, separators=(",", ":")).encode())
    return row


class EmbeddedStories(TantivyIndex[StoryDocument]):
    def __init__(self, path: str) -> None:
        super().__init__(path, VERSION, build_schema(), to_tantivy)

    def search(self, text: str, page: int = 1) -> StoryPage:
        try:
            searcher = self._reader.searcher()
        except IndexMissing:
            return StoryPage(text, ready=False)
        query = story_query(searcher, self._schema, text)
        order: dict[str, Any] = {} if text.strip() else {"order_by_field": "day", "order": tantivy.Order.Desc}
        total = int(searcher.search(query, limit=1).count)  # type: ignore[attr-defined]
        number = max(1, min(page, -(-total // STORIES_A_PAGE), LAST_PAGE))
        hits = searcher.search(query, limit=STORIES_A_PAGE, offset=(number - 1) * STORIES_A_PAGE, **order)
        found = tuple(FoundStory(stored["key"], story_from(stored)) for stored in _cards(searcher, hits))
        return StoryPage(text, found, total, number)

    def suggest(self, prefix: str, limit: int = 2) -> list[Suggestion]:
        """Titles with a word that begins so."""
        try:
            searcher = self._reader.searcher()
        except IndexMissing:
            return []
        for words in readings_of(prefix):
            whole = [Query.term_query(self._schema, "title", word.folded) for word in words[:-1]]
            last = Query.regex_query(self._schema, "title", re.escape(words[-1].folded) + ".*")
            asked = Query.boolean_query([(Occur.Must, query) for query in [*whole, last]])
            rows = _cards(searcher, searcher.search(asked, limit=LOOKED_AT))
            fitting = [(place, row) for row in rows if (place := place_in(row["title"][0], words)) is not None]
            if fitting:
                fitting.sort(key=lambda each: each[0] > 0)  # titles that begin so first
                cards = [story_from(row) for _place, row in fitting[:limit]]
                return [Suggestion(card.title, card.url, "story") for card in cards]
        return []


def _cards(searcher: tantivy.Searcher, found: tantivy.SearchResult) -> list[dict[str, Any]]:
    return [card for _score, card in stored_cards(searcher, found)]
