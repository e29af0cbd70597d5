"""What a typed text asks of the stories, before their index sees it; goods are asked for by `understanding`."""

from dataclasses import dataclass, replace
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
    decoded: bool = False  # read from raw Telex: not what was typed, but what was meant

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
    decoded = [telex.decode(word.exact) for word in (*reading.words, *reading.little)]
    if decoded == [word.exact for word in (*reading.words, *reading.little)]:
        return []
    return [replace(read(" ".join(decoded)), decoded=True)]


def spelt_as_in(names: list[str], reading: Reading) -> str:
    """The words typed, each as a name of goods writes it; "" where that is what was typed."""
    there = [word for name in names for word in words_of(name)]
    meant = [_spelt(word, there) for word in reading.words]
    return "" if meant == [word.exact for word in reading.words] and not reading.decoded else " ".join(meant)


def _spelt(word: Word, there: list[Word]) -> str:
    if any(each.exact == word.exact for each in there):
        return word.exact
    same = [each.exact for each in there if each.folded == word.folded]
    near = [each.exact for each in there if one_slip(each.folded, word.folded)]
    return (same or near or [word.exact])[0]


def one_slip(one: str, other: str) -> bool:
    """One letter too many, too few or wrong, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
