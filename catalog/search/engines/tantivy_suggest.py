"""What the first letters may become: kinds, places, sellers and goods that have a word beginning so."""

import json
import re
from datetime import date

import tantivy

from catalog.search.engines.tantivy_filters import still_vouched, within
from catalog.search.facets import COUNTED
from catalog.search.query import Suggestion
from catalog.search.suggesting import Candidate, best, readings_of
from catalog.search.text import Word

Occur = tantivy.Occur
Query = tantivy.Query
FIELDS = ("kind", "group", "where", "who", "title")
LOOKED_AT = 60
MOST_BUCKETS = 200


def suggest(searcher: tantivy.Searcher, schema: tantivy.Schema, prefix: str, limit: int, day: date) -> list[Suggestion]:
    on_sale = [still_vouched(schema, day)]
    for words in readings_of(prefix):
        kind, group, where, who, title = (within(_begins(schema, field, words), on_sale) for field in FIELDS)
        candidates = [
            *_named(searcher, kind, "category"),
            *_named(searcher, group, "category"),
            *_named(searcher, where, "province"),
            *_named(searcher, where, "commune"),
            *_named(searcher, who, "seller"),
            *_goods(searcher, title),
        ]
        found = best(candidates, words, limit)
        if found:
            return found
    return []


def _begins(schema: tantivy.Schema, field: str, words: list[Word]) -> tantivy.Query:
    """Every word but the last stands there; the last one may go on."""
    whole = [Query.term_query(schema, field, word.folded) for word in words[:-1]]
    last = Query.regex_query(schema, field, re.escape(words[-1].folded) + ".*")
    return Query.boolean_query([(Occur.Must, query) for query in [*whole, last]])


def _named(searcher: tantivy.Searcher, query: tantivy.Query, facet: str) -> list[Candidate]:
    """Names that are counted among the goods found; most goods first."""
    answer = searcher.aggregate(query, {facet: {"terms": {"field": COUNTED[facet], "size": MOST_BUCKETS}}})
    names = [(bucket["key"], bucket["doc_count"]) for bucket in answer[facet]["buckets"]]
    if facet == "category":
        rows = (key.split("\t")[2:4] for key, _count in names)
        return list(dict.fromkeys(Candidate("category", slug, name) for slug, name in rows))
    return [Candidate(facet, *key.split("\t")) for key, _count in names]


def _goods(searcher: tantivy.Searcher, query: tantivy.Query) -> list[Candidate]:
    found = []
    for _score, address in searcher.search(query, limit=LOOKED_AT).hits:
        stored = searcher.doc(address).get_first("card")
        card = json.loads(bytes(stored or b"{}"))
        found.append(Candidate("product", card["slug"], card["title"]))
    return found
