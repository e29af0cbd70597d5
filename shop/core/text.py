"""One fold for Vietnamese text: engines, slugs, names and sorting all compare on it (FIELD 5.5)."""

import re
import unicodedata

# None of these decompose; Ð and Ɖ are look-alikes that keyboards and old files bring (FIELD 5.5).
_D_STROKE = str.maketrans(dict.fromkeys("đĐðÐɖƉ", "d"))
# Signs that turn the direction of writing: a name could be made to read otherwise on the slip than it is stored.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def clean(text: str) -> str:
    """NFC, spaces of every kind made plain and single, ends trimmed: what is stored from any input.

    NUL, which PostgreSQL refuses, counts as a space; signs that turn the direction of writing go.
    """
    plain = _TURNING.sub("", unicodedata.normalize("NFC", text).replace("\0", " "))
    return " ".join(plain.split())


def fold(text: str) -> str:
    """Lower case, đ as d, no marks: "Măng khô Đắk" → "mang kho dak". Spaces are made single."""
    plain = text.translate(_D_STROKE).casefold()
    bare = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    return " ".join(bare.split())


def slug(text: str, allow_unicode: bool = False) -> str:
    """An address part of a-z, 0-9 and "-". Oscar calls it with its own second argument, which we ignore."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def whole_number(typed: str) -> int | None:
    """Plain figures of an address or a button, as far as the database's integers go; None for anything else."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


def given_name(full_name: str) -> str:
    """The name she is called by: the last word (FIELD 5.4)."""
    words = full_name.split()
    return words[-1] if words else ""


def sort_key(full_name: str) -> tuple[str, str]:
    """Lists of people go by given name, then by the whole name."""
    return fold(given_name(full_name)), fold(full_name)
