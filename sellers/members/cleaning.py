"""Cells as offices write them, made into what the register keeps. Nothing is guessed: what cannot be read is told."""

import re
from datetime import date

from shop.core import clock
from shop.core.phones import e164
from shop.core.sheets import Cell
from shop.core.text import clean, fold

OLDEST_BIRTH_YEAR = 1900
# What a spreadsheet would run as a formula, full-width forms too (TRUST T60). Kept as text, escaped when written out.
FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


def text_of(cell: Cell, limit: int) -> str:
    """One clean line; 12.0 from a spreadsheet is 12."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell == int(cell):
        cell = int(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return clean(str(cell))[:limit]


def name_of(cell: Cell) -> str:
    """NFC, single spaces; a name all in capitals is set in ordinary letters. Empty when it holds no letter."""
    name = text_of(cell, 120)
    if not any(char.isalpha() for char in name):
        return ""
    return name.title() if name.isupper() and " " in name else name


def search_key(name: str) -> str:
    """What the register finds a woman by, whatever accents were typed."""
    return fold(name)[:120]


def looks_like_a_formula(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_SIGNS)


def birth_year_of(cell: Cell) -> int | None:
    """The year; None for an empty cell. Raises ValueError for what is no year of a living woman's birth."""
    if cell is None:
        return None
    text = text_of(cell, 30)
    year = int(text) if _YEAR.fullmatch(text) else _first_day(text).year
    if not OLDEST_BIRTH_YEAR <= year <= clock.today().year:
        raise ValueError(text)
    return year


def phone_of(cell: Cell) -> str:
    """E.164, empty for an empty cell. Spreadsheets drop the leading zero. Raises NotAPhone."""
    text = text_of(cell, 60)
    return e164(text) if text.strip("-. ") else ""


def joined_of(cell: Cell) -> tuple[str, date | None]:
    """As written, and the earliest day it can mean: 05/1992 is 1 May 1992. Raises ValueError when it is no past day."""
    written = text_of(cell, 20)
    if not written.strip("-. "):
        return "", None
    day = _first_day(written)
    if day.year <= OLDEST_BIRTH_YEAR or day > clock.today():
        raise ValueError(written)
    return written, day


def card_of(cell: Cell) -> str:
    return text_of(cell, 30).upper()


def _first_day(text: str) -> date:
    if match := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        return date(_four_figures(year), month, day)
    if match := _ISO_DAY.fullmatch(text):
        return date(*(int(part) for part in match.groups()))
    if match := _MONTH.fullmatch(text):
        return date(int(match[2]), int(match[1]), 1)
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    raise ValueError(text)


def _four_figures(year: int) -> int:
    """87 is 1987, 19 is 2019: nobody joined in the future."""
    if year >= 100:
        return year
    this_year = clock.today().year
    return 2000 + year if 2000 + year <= this_year else 1900 + year


def branch_key(name: str) -> str:
    """The village's own name, folded: "CH Khe Bín", "Thôn Khe Bín", "Chi hội phụ nữ thôn Khe Bín" are one."""
    return _IN_FRONT.sub("", fold(name))


def branch_spelling(name: str) -> str:
    """The same with its marks, to tell Sơn Đông from Sơn Đồng."""
    words = clean(name).casefold().split()
    return " ".join(words[-len(branch_key(name).split()) :])


_IN_FRONT = re.compile(
    r"^(?:(?:chi hoi phu nu|chi hoi pn|chi hoi|chpn|ch pn|ch)[ .:]+)?"
    r"(?:(?:thon|xom|khu pho|khu dan cu|to dan pho|ap)[ .]+)?"
)
