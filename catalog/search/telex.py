"""Vietnamese typed without its keyboard program: "maatj ong", "ma65t ong". Tried when nothing is found as typed."""

import re
import unicodedata
from collections.abc import Iterable

from catalog.search.text import Word

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"} | {
    "1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"
}  # fmt: skip
_SHAPES = [
    ("uow", "ươ"), ("uwow", "ươ"), ("uo7", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("dd", "đ"),
    ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"),
    ("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("a8", "ă"), ("o7", "ơ"), ("u7", "ư"), ("d9", "đ"),
]  # fmt: skip
# The tone key comes after a vowel and before nothing but consonants, marks of VNI, or the end.
_TONE_KEY = re.compile(r"(?<=[aeiouywăâêôơư6789a-z])([sfrxj1-5])(?=[bcdghklmnpqtvzw6789]*$)")
_VOWELS = "aăâeêioôơuưy"
_SHAPED = "ăâêôơư"
_CLUSTER = re.compile(f"^(qu|gi(?=[{_VOWELS}]))?[^{_VOWELS}]*([{_VOWELS}]+)")


def decoded(words: Iterable[Word]) -> str:
    """What these words write; empty where they write nothing else than they say."""
    typed = [word.exact for word in words]
    meant = [decode(word) for word in typed]
    return " ".join(meant) if meant != typed else ""


def decode(word: str) -> str:
    """The Vietnamese word that these keys write (NFC); the word itself where they write none."""
    if not word.isascii() or not any(letter in "aeiouy" for letter in word):
        return word
    bare, tone = _take_tone(word.lower())
    shaped = bare
    for keys, letter in sorted(_SHAPES, key=lambda each: -len(each[0])):
        shaped = shaped.replace(keys, letter)
    return _put_tone(shaped, tone) if tone else shaped


def _take_tone(word: str) -> tuple[str, str]:
    keys = list(_TONE_KEY.finditer(word))
    if not keys:
        return word, ""
    last = keys[-1]
    before = word[: last.start()]
    if not any(letter in "aeiouy" for letter in before):
        return word, ""
    return before + word[last.end() :], _TONES[last.group(1)]


def _put_tone(word: str, tone: str) -> str:
    """On the vowel that carries it: a shaped one, else the middle of three, else by whether a consonant follows."""
    match = _CLUSTER.search(word)
    if not match:
        return word
    start, vowels = match.start(2), match.group(2)
    shaped = [index for index, letter in enumerate(vowels) if letter in _SHAPED]
    closed = match.end(2) < len(word)
    at = shaped[-1] if shaped else (len(vowels) - 1 if closed else (1 if len(vowels) == 3 else 0))
    place = start + at + 1
    return unicodedata.normalize("NFC", word[:place] + tone + word[place:])
