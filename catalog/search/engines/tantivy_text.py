"""What was typed, as tantivy asks it: every word must be there, or one letter may differ, or most words do."""

from collections.abc import Sequence
from itertools import pairwise

import tantivy

from catalog.search.reading import Reading
from catalog.search.text import Word, singular

Occur = tantivy.Occur
Query = tantivy.Query

# Where a word tells most about a product: its name, then what kind it is, then place and seller, then the rest.
FOLDED = {"title": 5.0, "kind": 3.0, "where": 2.0, "body": 0.6, "joined": 3.0}
ENGLISH = {"title_en": 4.0, "kind_en": 3.0, "body_en": 0.6}
EXACT = {"title_exact": 4.0, "kind_exact": 2.5, "where_exact": 1.5}
TELLING = {name: FOLDED[name] for name in ("title", "kind", "where", "joined")}
TELLING_ENGLISH = {name: ENGLISH[name] for name in ("title_en", "kind_en")}
PHRASES = {"title": 4.0, "kind": 3.0, "where": 2.0}
ENGLISH_PHRASES = {"title_en": 3.0}
EXACT_PHRASES = {"title_exact": 4.0, "kind_exact": 3.0, "where_exact": 2.0}
TIE = 0.15
LETTERS_FOR_A_SLIP = 4


class TextQueries:
    """Builds the queries of one reading over one schema."""

    def __init__(self, schema: tantivy.Schema, reading: Reading) -> None:
        self.schema = schema
        self.reading = reading

    def strict(self) -> tantivy.Query:
        """Each word somewhere, in whatever field."""
        musts = [(Occur.Must, self._word(word)) for word in self.reading.words]
        return Query.boolean_query([*musts, *self._helping()])

    def slips(self, unsure: Sequence[Word]) -> tantivy.Query:
        """As strict, but words of four letters or more among `unsure` may differ by one letter or by two swapped."""
        musts = [
            (Occur.Must, self._slipped(word) if word in unsure else self._word(word)) for word in self.reading.words
        ]
        return Query.boolean_query([*musts, *self._helping()])

    def relaxed(self) -> tantivy.Query:
        """At least two words and half of them, in the telling fields; what was typed with accents must stand so."""
        words = [word for word in self.reading.words if not word.is_number]
        if len(words) < 2:
            return Query.empty_query()
        shoulds = [(Occur.Should, self._telling(word)) for word in words]
        least = max(2, -(-len(self.reading.words) // 2))
        enough = Query.boolean_query(shoulds, minimum_number_should_match=least)
        return Query.boolean_query([(Occur.Must, enough), *self._helping()])

    def _word(self, word: Word) -> tantivy.Query:
        fields = [self._term(name, word.folded, weight) for name, weight in FOLDED.items()]
        if not word.is_marked:
            fields += [self._term(name, singular(word.folded), weight) for name, weight in ENGLISH.items()]
            return Query.disjunction_max_query(fields, TIE)
        anywhere = Query.disjunction_max_query(fields, TIE)
        exact = [self._term(name, word.exact, weight) for name, weight in EXACT.items()]
        both = [(Occur.Must, anywhere), (Occur.Should, Query.disjunction_max_query(exact, TIE))]
        return Query.boolean_query(both)

    def _slipped(self, word: Word) -> tantivy.Query:
        if len(word.folded) < LETTERS_FOR_A_SLIP:
            return self._word(word)
        near = [
            Query.boost_query(Query.fuzzy_term_query(self.schema, name, word.folded, 1, True), weight)
            for name, weight in (TELLING | TELLING_ENGLISH).items()
        ]
        return Query.disjunction_max_query([*near, Query.boost_query(self._word(word), 2.0)], TIE)

    def _telling(self, word: Word) -> tantivy.Query:
        if word.is_marked:
            fields = [self._term(name, word.exact, weight) for name, weight in EXACT.items()]
        else:
            fields = [self._term(name, word.folded, weight) for name, weight in TELLING.items()]
            fields += [self._term(name, singular(word.folded), weight) for name, weight in TELLING_ENGLISH.items()]
        return Query.disjunction_max_query(fields, TIE)

    def _helping(self) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """Neighbours that stand together, exact ones above all, and the little words: they rank, none is needed."""
        little = [Query.boost_query(self._word(word), 0.2) for word in self.reading.little]
        pairs = []
        for first, second in pairwise(self.reading.words):
            pairs += [self._pair(name, first.folded, second.folded, each) for name, each in PHRASES.items()]
            both = singular(first.folded), singular(second.folded)
            pairs += [self._pair(name, *both, each) for name, each in ENGLISH_PHRASES.items()]
            if first.is_marked or second.is_marked:
                pairs += [self._pair(name, first.exact, second.exact, each) for name, each in EXACT_PHRASES.items()]
        return [(Occur.Should, query) for query in [*little, *pairs]]

    def _term(self, field: str, text: str, weight: float) -> tantivy.Query:
        return Query.boost_query(Query.term_query(self.schema, field, text), weight)

    def _pair(self, field: str, first: str, second: str, weight: float) -> tantivy.Query:
        return Query.boost_query(Query.phrase_query(self.schema, field, [first, second], 0), weight * 0.5)
