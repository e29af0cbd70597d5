"""What a typed text asks for, before any engine sees it."""

from dataclasses import dataclass, replace

from catalog.search import telex
from catalog.search.query import LONGEST_TEXT
from catalog.search.text import Word, words_of

MOST_WORDS = 16
# Little words that goods need not have. Only as they are really written: "la" without marks may be "lá", a leaf.
LITTLE_WORDS = frozenset("cho của và với các những là ở tại từ do of for and in the from with a".split())


@dataclass(frozen=True)
class Reading:
    """`words` must be there (strict) or mostly be there (relaxed); `little` only help to rank.

    `meant` is set where this is not what was typed but what was probably meant.
    """

    words: tuple[Word, ...]
    little: tuple[Word, ...] = ()
    meant: str = ""

    @property
    def is_plain(self) -> bool:
        """Nothing was typed with an accent: it may be raw Telex."""
        return not any(word.is_marked for word in self.words)


def read(text: str) -> Reading:
    found = words_of(text[:LONGEST_TEXT])[:MOST_WORDS]
    content = tuple(word for word in found if word.exact not in LITTLE_WORDS)
    if not content:
        return Reading(tuple(found))
    return Reading(content, tuple(word for word in found if word.exact in LITTLE_WORDS))


def rereadings(reading: Reading) -> list[Reading]:
    """Other ways to understand it, likeliest first, for when nothing is found as typed."""
    if not reading.is_plain:
        return []
    decoded = [telex.decode(word.exact) for word in (*reading.words, *reading.little)]
    if decoded == [word.exact for word in (*reading.words, *reading.little)]:
        return []
    meant = read(" ".join(decoded))
    return [replace(meant, meant=" ".join(decoded))]
