"""From the strictest understanding of what was typed to the loosest that still helps; nothing rather than noise."""

import json
from collections.abc import Iterator

import tantivy

from catalog.search.engines.tantivy_text import ENGLISH, FOLDED, TextQueries
from catalog.search.reading import Reading, read, rereadings, spelt_as_in
from catalog.search.text import Word

Occur = tantivy.Occur
Query = tantivy.Query
ENOUGH = 5  # with fewer, near things follow what fits
NAMES_READ = 3
FIT = 1000.0  # what fits in full stands before any near thing


def text_query(searcher: tantivy.Searcher, schema: tantivy.Schema, text: str) -> tuple[tantivy.Query, str]:
    """The query for what was typed, and the words meant where they had to be corrected ("" else)."""
    if not text.strip():
        return Query.all_query(), ""
    reading = read(text)
    if not reading.words:
        return Query.empty_query(), ""
    for tried in (reading, *rereadings(reading)):
        found = _best(searcher, schema, tried)
        if found is not None:
            return found, _meant(searcher, found, tried) if tried is not reading else ""
    for tried, query in _slipped(searcher, schema, reading):
        if _count(searcher, query):
            return query, _meant(searcher, query, tried)
    return TextQueries(schema, reading).relaxed(), ""


def _best(searcher: tantivy.Searcher, schema: tantivy.Schema, reading: Reading) -> tantivy.Query | None:
    """What has every word, followed by near things where that is little; None where nothing has."""
    queries = TextQueries(schema, reading)
    strict = queries.strict()
    count = _count(searcher, strict)
    if not count:
        return None
    if count >= ENOUGH:
        return strict
    fit = Query.boolean_query([(Occur.Must, strict), (Occur.Should, Query.const_score_query(strict, FIT))])
    return Query.boolean_query([(Occur.Should, fit), (Occur.Should, queries.relaxed())])


def _slipped(
    searcher: tantivy.Searcher, schema: tantivy.Schema, reading: Reading
) -> Iterator[tuple[Reading, tantivy.Query]]:
    """First only words that the market does not have may be misspelt, then any."""
    queries = TextQueries(schema, reading)
    unknown = [word for word in reading.words if not is_known(searcher, word)]
    if unknown:
        yield reading, queries.slips(unknown)
    yield reading, queries.slips(reading.words)


def is_known(searcher: tantivy.Searcher, word: Word) -> bool:
    return any(searcher.doc_freq(name, word.folded) for name in (*FOLDED, *ENGLISH))


def _meant(searcher: tantivy.Searcher, query: tantivy.Query, reading: Reading) -> str:
    """The words as the names of the first goods found write them."""
    names = []
    for _score, address in searcher.search(query, limit=NAMES_READ).hits:
        stored = searcher.doc(address).get_first("card")
        card = json.loads(bytes(stored or b"{}"))
        names += [card["title"], card["title_en"]]
    return spelt_as_in(names, reading)


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return int(searcher.search(query, limit=1).count)  # type: ignore[attr-defined]
