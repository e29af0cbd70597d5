"""What was typed, as the index of stories is asked it: all words, and neighbours together as often as not."""

from itertools import pairwise

import tantivy

from catalog.search.reading import Reading, read, rereadings
from catalog.search.text import Word, singular

Occur = tantivy.Occur
Query = tantivy.Query

FOLDED = {"title": 5.0, "about": 2.0, "words": 1.0, "joined": 3.0}
EXACT = {"title_exact": 6.0, "about_exact": 2.0, "words_exact": 1.5}
ENGLISH = {"title_en": 4.0, "words_en": 1.0}
PHRASES = {"title": 5.0, "about": 2.0, "words": 1.5}
ENGLISH_PHRASES = {"title_en": 4.0, "words_en": 1.5}
TIE = 0.15
LETTERS_FOR_A_SLIP = 4


def story_query(searcher: tantivy.Searcher, schema: tantivy.Schema, text: str) -> tantivy.Query:
    """The strictest query that finds something: accents as typed, any accents, raw Telex, one slip a word.

    Where goods rank the exact accents first, texts want them alone if they are there: long texts hold every syllable.
    """
    if not text.strip():
        return Query.all_query()
    reading = read(text)
    if not reading.words:
        return Query.empty_query()
    tries = [_Words(schema, reading, exact=True)] if not reading.is_plain else []
    tries += [_Words(schema, tried) for tried in (reading, *rereadings(reading))]
    for tried in [*tries, _Words(schema, reading, slips=True)]:
        query = tried.query()
        if searcher.search(query, limit=1).count:  # type: ignore[attr-defined]
            return query
    return Query.empty_query()


class _Words:
    def __init__(self, schema: tantivy.Schema, reading: Reading, *, exact: bool = False, slips: bool = False) -> None:
        self.schema = schema
        self.words = reading.words
        self.exact = exact
        self.slips = slips

    def query(self) -> tantivy.Query:
        """A long text holds many syllables by chance: half of the neighbours must stand together somewhere."""
        musts = [(Occur.Must, self._word(word)) for word in self.words]
        pairs = [(Occur.Should, self._pair(one, two)) for one, two in pairwise(self.words)]
        if not pairs or self.slips:
            return Query.boolean_query([*musts, *pairs])
        together = Query.boolean_query(pairs, minimum_number_should_match=-(-len(pairs) // 2))
        return Query.boolean_query([*musts, (Occur.Must, together)])

    def _word(self, word: Word) -> tantivy.Query:
        fields = [self._term(name, word.folded, weight) for name, weight in FOLDED.items()]
        if self.slips and len(word.folded) >= LETTERS_FOR_A_SLIP:
            fuzzy = Query.fuzzy_term_query(self.schema, "title", word.folded, 1, True)
            fields.append(Query.boost_query(fuzzy, 2.0))
        if not word.is_marked:
            fields += [self._term(name, singular(word.folded), weight) for name, weight in ENGLISH.items()]
            return Query.disjunction_max_query(fields, TIE)
        exact = [self._term(name, word.exact, weight) for name, weight in EXACT.items()]
        need = Occur.Must if self.exact else Occur.Should
        anywhere = Query.disjunction_max_query(fields, TIE)
        return Query.boolean_query([(Occur.Must, anywhere), (need, Query.disjunction_max_query(exact, TIE))])

    def _pair(self, one: Word, two: Word) -> tantivy.Query:
        fields = [self._phrase(name, one.folded, two.folded, weight) for name, weight in PHRASES.items()]
        if not (one.is_marked or two.is_marked):
            both = singular(one.folded), singular(two.folded)
            fields += [self._phrase(name, *both, weight) for name, weight in ENGLISH_PHRASES.items()]
        return Query.disjunction_max_query(fields, TIE)

    def _term(self, field: str, text: str, weight: float) -> tantivy.Query:
        return Query.boost_query(Query.term_query(self.schema, field, text), weight)

    def _phrase(self, field: str, first: str, second: str, weight: float) -> tantivy.Query:
        return Query.boost_query(Query.phrase_query(self.schema, field, [first, second], 0), weight)
