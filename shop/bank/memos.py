"""The code of an order inside what a bank made of the buyer's words (FIELD 4.2).

Banks put words around it, join or cut at fifty signs, change the case. Only a whole code with nothing stuck to its end
counts by itself; everything looser is a hint for a person.
"""

import re
import unicodedata
from collections.abc import Collection

PREFIX, LENGTH = "OCP", 7
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U

_WHOLE = re.compile(rf"{PREFIX}\s?([0-9A-HJKMNP-TV-Z]{{{LENGTH}}})(?![0-9A-Z])")
_LOOSE = re.compile(r"[O0]\s?C\s?P[\s.:_-]*((?:[0-9A-Z][\s._-]?){3,7})")
_MISREAD = str.maketrans("ILO", "110")


def codes_in(memo: str) -> tuple[str, ...]:
    """Every whole code, in its order, each once: "MBVCB.1 ocp 7k3m9x2 CT tu" → ("OCP7K3M9X2",)."""
    return tuple(dict.fromkeys(PREFIX + code for code in _WHOLE.findall(_plain(memo))))


def hints_in(memo: str) -> tuple[str, ...]:
    """What may have been a code: cut short, parted by spaces, a figure typed for a letter. Three signs at least."""
    found = []
    for raw in _LOOSE.findall(_plain(memo)):
        code = re.sub(r"[^0-9A-Z]", "", raw).translate(_MISREAD)
        found.append(PREFIX + code[:LENGTH])
    return tuple(dict.fromkeys(found))


def near(written: str, codes: Collection[str]) -> list[str]:
    """Codes that begin so, or differ in one sign or in two neighbours changed."""
    return [code for code in codes if code.startswith(written) or _one_slip(written, code)]


def _one_slip(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    places = [place for place in range(len(one)) if one[place] != other[place]]
    if len(places) == 2 and places[1] == places[0] + 1:
        return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    return len(places) == 1


def _plain(memo: str) -> str:
    """Capitals, wide letters made plain, breaks as spaces."""
    return " ".join(unicodedata.normalize("NFKC", memo).upper().split())
