"""The market's words and names, read from the index's own dictionaries."""

import tantivy

from catalog.search.understanding.vocabulary import Vocabulary, names_from

SPELT = ("title_exact", "kind_exact", "group_exact", "where_exact", "who_exact")
ENGLISH = ("title_en", "kind_en")
NAMED = ("named_exact", "province_named", "commune_named", "category_named", "seller_named")


def vocabulary_of(searcher: tantivy.Searcher, version: str) -> Vocabulary:
    """Words with the number of goods that have them, and whole names. Milliseconds: kept while the index stays."""
    return Vocabulary(
        exact=_words(searcher, SPELT),
        english=_words(searcher, ENGLISH),
        names=names_from({name: [term for term, _count in searcher.terms_with_prefix(name, "")] for name in NAMED}),
        version=version,
    )


def _words(searcher: tantivy.Searcher, fields: tuple[str, ...]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for field in fields:
        for word, count in searcher.terms_with_prefix(field, ""):
            counted[word] = counted.get(word, 0) + count
    return counted
