"""The index's fields as Elasticsearch keeps them, and a document written into them. Only what the core node offers:
texts are folded before they come here, so words are parted by spaces and by nothing cleverer.
"""

from typing import Any

from elasticsearch.dsl import Document as ElasticDocument
from elasticsearch.dsl import Keyword, Long, Mapping, Object, Text

from catalog.search import indexed
from catalog.search.document import Document

VERSION = f"{indexed.VERSION}-1"  # of the fields and of this mapping: an index of another version is built anew
MOST_HITS = 100 * 500  # the largest page times the last
SETTINGS = {
    "number_of_shards": 1,  # so that counts are exact; a hundred thousand goods fill a small part of one
    "auto_expand_replicas": "0-1",
    "max_result_window": MOST_HITS,
    # How long a deleted product's stamp is remembered, so that a slow build does not bring it back.
    "gc_deletes": "12h",
}
COUNTED = frozenset(name for name in indexed.RAW if name.endswith("_named"))
BEGUN = frozenset(["title", "kind", "where", "who"])  # where suggestions look for words that begin so
WORDS = ("word", "word_en")  # each word of names, kinds and places once more, as values that can be counted


def _mapping() -> Mapping:
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    mapping.meta("_meta", version=VERSION)
    mapping.meta("_source", includes=["card"])
    mapping.field("card", Object(enabled=False))
    for name in indexed.TEXTS:
        prefixes: dict[str, Any] = {"index_prefixes": {"min_chars": 2, "max_chars": 8}} if name in BEGUN else {}
        mapping.field(name, Text(analyzer="whitespace", **prefixes))
    for name in (*indexed.NAMES, *indexed.RAW, *WORDS):
        mapping.field(name, Keyword(eager_global_ordinals=name in COUNTED))
    for name in indexed.NUMBERS:
        mapping.field(name, Long())
    return mapping


class Product(ElasticDocument):
    """What a product is in the index; `card` is all that is read back."""

    class Meta:
        mapping = _mapping()

    class Index:
        settings = SETTINGS


def fields_of(document: Document | indexed.Written) -> dict[str, Any]:
    fields = indexed.written(document)
    return {
        **fields.texts,
        **fields.names,
        **fields.raw,
        **fields.numbers,
        "word": _words(fields.texts, "title_exact", "kind_exact", "group_exact", "where_exact", "who_exact"),
        "word_en": _words(fields.texts, "title_en", "kind_en"),
        "card": fields.card,
    }


def _words(texts: dict[str, str], *names: str) -> list[str]:
    found = dict.fromkeys(word for name in names for word in texts[name].split())
    found.pop(indexed.BORDER, None)
    return list(found)
