"""Typed text as words that know where they stand, so that a part of it can be taken away again."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from catalog.search.text import Word, word_of
from shop.core.text import clean, fold

MOST_WORDS = 16
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Token:
    word: Word
    start: int
    end: int


def tidy(text: str, longest: int) -> str:
    """As every index in `Token` and `Found` counts it: NFC, single spaces, at most `longest` letters."""
    return clean(text[: longest * 4])[:longest]


def tokens_of(text: str) -> list[Token]:
    """The first sixteen words of a tidy text."""
    found = []
    for match in _WORD.finditer(text):
        word = word_of(unicodedata.normalize("NFC", match.group().lower()))
        if word.folded:
            found.append(Token(word, match.start(), match.end()))
    return found[:MOST_WORDS]


def flat(text: str) -> str:
    """Lower case without marks, letter for letter: what stands at an index here stands there in the text."""
    return "".join(_bare(letter) for letter in text)


@lru_cache(maxsize=2_000)
def _bare(letter: str) -> str:
    return (fold(letter) or " ")[0]


def says(typed: str, wanted: str) -> bool:
    """Whether typed letters may be the wanted word: a bare one may lack its marks, a marked one must have them."""
    if typed == wanted:
        return True
    return len(typed) == len(wanted) and all(
        one == other or (_bare(one) == _bare(other) and _marks(one) <= _marks(other))
        for one, other in zip(typed, wanted, strict=True)
    )


@lru_cache(maxsize=2_000)
def _marks(letter: str) -> frozenset[str]:
    marks = frozenset(each for each in unicodedata.normalize("NFD", letter) if unicodedata.combining(each))
    return marks | {"đ"} if letter == "đ" else marks


def without(text: str, parts: list[tuple[int, int]]) -> str:
    """The text with these parts taken out."""
    for start, end in sorted(parts, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())
