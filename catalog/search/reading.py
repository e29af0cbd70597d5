"""What a typed text asks of the stories, before their index sees it; goods are asked for by `understanding`."""

from dataclasses import dataclass
from itertools import pairwise

from catalog.search import telex
from catalog.search.query import LONGEST_TEXT
from catalog.search.text import Word, words_of

MOST_WORDS = 16
# Little words that goods need not have. Only as they are really written: "la" without marks may be "lá", a leaf.
# fmt: off
LITTLE_WORDS = frozenset([
    "cho", "của", "và", "với", "các", "những", "là", "ở", "tại", "từ", "do",
    "of", "for", "and", "in", "the", "from", "with", "a",
])
# fmt: on
SAID_OF_ANYTHING = frozenset(["dac san", "san pham", "hang hoa", "mat hang", "mon hang"])


@dataclass(frozen=True)
class Reading:
    """`words` must be there (strict) or mostly be there (relaxed); `little` only help to rank."""

    words: tuple[Word, ...]
    little: tuple[Word, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Nothing was typed with an accent: it may be raw Telex."""
        return not any(word.is_marked for word in self.words)


def read(text: str) -> Reading:
    found = words_of(text[:LONGEST_TEXT])[:MOST_WORDS]
    little = _little_at(found)
    content = tuple(word for at, word in enumerate(found) if at not in little)
    if not content:
        return Reading(tuple(found))
    return Reading(content, tuple(word for at, word in enumerate(found) if at in little))


def _little_at(words: list[Word]) -> set[int]:
    """Where the little words stand, and the pairs that could be said of anything sold."""
    alone = {at for at, word in enumerate(words) if word.exact in LITTLE_WORDS}
    pairs = pairwise(words)
    starts = [at for at, (one, two) in enumerate(pairs) if f"{one.folded} {two.folded}" in SAID_OF_ANYTHING]
    return alone | {at + step for at in starts for step in (0, 1)}


def rereadings(reading: Reading) -> list[Reading]:
    """Other ways to understand it, likeliest first, for when nothing is found as typed."""
    if not reading.is_plain:
        return []
    decoded = telex.decoded((*reading.words, *reading.little))
    return [read(decoded)] if decoded else []
