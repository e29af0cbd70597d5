"""Words of a text as engines compare them: once folded, once with the accents exactly as typed (DESIGN, rule 8)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from shop.core.text import fold

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d")
_NUMBER_AND_UNIT = re.compile(r"(?<![\w.,])(\d+)\s+(kg|g|ml|l)\b")
_LITRES = re.compile(r"(?<![\w.,])(\d+)\s*(?:lít|lit)\b")
# The mark stands on the second vowel by the school rule (hoà), on the first by keyboards (hòa): ours (FIELD 5.5).
_SECOND_VOWEL = re.compile("(?<!q)(o|u)([àáảãạèéẻẽẹỳýỷỹỵ])$")


@dataclass(frozen=True)
class Word:
    """`exact` keeps accents (NFC, lower case, one tone style); `folded` has none."""

    exact: str
    folded: str

    @property
    def is_marked(self) -> bool:
        return self.exact != self.folded


def words_of(text: str) -> list[Word]:
    """The words of any text, in order; a weight is one word ("500 g" → "500g")."""
    lower = unicodedata.normalize("NFC", text).replace("\0", " ").lower()
    if _NUMBER.search(lower):
        lower = _NUMBER_AND_UNIT.sub(r"\1\2", _LITRES.sub(r"\1l", lower))
    return [word for word in map(word_of, _WORD.findall(lower)) if word.folded]


@lru_cache(maxsize=50_000)
def word_of(written: str) -> Word:
    """Remembered: a market's texts are made of few words, and folding one costs more than finding it again."""
    return Word(tone_on_first_vowel(written), fold(written))


def tone_on_first_vowel(word: str) -> str:
    """hoà → hòa, thuý → thúy; quý, hoàng and what is already so stay."""
    match = _SECOND_VOWEL.search(word)
    if not match:
        return word
    first, second = match.groups()
    decomposed = unicodedata.normalize("NFD", second)
    base, tone = decomposed[0], decomposed[1]
    if first + base not in ("oa", "oe", "uy"):
        return word
    return word[: match.start()] + unicodedata.normalize("NFC", first + tone) + base


def exact_text(text: str) -> str:
    return " ".join(word.exact for word in words_of(text))


def folded_text(text: str) -> str:
    return " ".join(word.folded for word in words_of(text))


def english_text(text: str) -> str:
    """Folded, without the s of plurals: "dried bamboo shoots" → "dried bamboo shoot"."""
    return " ".join(singular(word.folded) for word in words_of(text))


def singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def joined_text(*texts: str) -> str:
    """Neighbouring words written as one, two to four of them: "mang kho" is also typed "mangkho"."""
    joined = []
    for text in texts:
        words = [word.folded for word in words_of(text)]
        for start in range(len(words)):
            joined += ["".join(words[start : start + many]) for many in range(2, min(4, len(words) - start) + 1)]
    return " ".join(joined)
