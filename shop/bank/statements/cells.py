"""Sums and days as banks write them. What can be read in two ways is not guessed: that row is refused."""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from shop.core import clock
from shop.core.sheets import Cell
from shop.core.text import clean

LARGEST = 9_999_999_999_999
_CURRENCY = re.compile(r"(VND|VNĐ|₫|Đ|D)\.?$")
_PLAIN = re.compile(r"\d{1,13}")
_GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
_NO_FRACTION = re.compile(r"(.*\d)[.,]0{1,2}")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_ISO_DAY = re.compile(r"(\d{4})[/\-](\d{1,2})[/\-](\d{1,2})(?!\d)")
_HOUR = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?!\d)")


def text_of(cell: Cell, limit: int) -> str:
    """One clean line; 12.0 from a spreadsheet is 12."""
    if cell is None:
        return ""
    if isinstance(cell, str | date):
        return clean(str(cell))[:limit]
    return str(int(cell)) if cell == int(cell) else str(cell)


def sum_of(cell: Cell) -> int:
    """Đồng, signed; 0 for an empty cell: 1.250.000, 1,250,000.00, +1 250 000 VND, (50,000). Raises ValueError."""
    if cell is None or isinstance(cell, date):
        return 0 if cell is None else _refused(str(cell))
    if not isinstance(cell, str):
        return _whole(Decimal(str(cell)))
    text = unicodedata.normalize("NFKC", cell).upper().replace("−", "-").strip()
    if text in ("", "-"):
        return 0
    negative = text.startswith("-") or text.endswith("-") or (text.startswith("(") and text.endswith(")"))
    bare = _CURRENCY.sub("", text.strip("()+- ")).strip("+- ")
    amount = _read(" ".join(bare.split()))
    return -amount if negative else amount


def moment_of(day: Cell, hour: Cell = None) -> datetime:
    """Vietnam's clock; the day's first moment where no hour is told, to the payer's good. Raises ValueError."""
    if isinstance(day, datetime):
        found = day.replace(tzinfo=None)
    elif isinstance(day, date):
        found = datetime.combine(day, time())
    else:
        found = _day_in(text_of(day, 60))
    if isinstance(hour, str) and found.time() == time():
        found = datetime.combine(found.date(), _hour_in(hour))
    return found.replace(tzinfo=clock.VIETNAM)


def _read(text: str) -> int:
    """Figures in groups of three, or plain, and no part of a đồng."""
    whole = _NO_FRACTION.fullmatch(text)
    for form in (text, whole[1] if whole else ""):
        if _PLAIN.fullmatch(form) or _GROUPED.fullmatch(form):
            return _whole(Decimal(re.sub(r"\D", "", form)))
    return _refused(text)


def _whole(amount: Decimal) -> int:
    try:
        if amount != amount.to_integral_value() or abs(amount) > LARGEST:
            return _refused(str(amount))
    except InvalidOperation:
        return _refused(str(amount))
    return int(amount)


def _day_in(text: str) -> datetime:
    """Day before month, as everywhere in Vietnam; or year, month, day."""
    if match := _ISO_DAY.search(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY.search(text):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    else:
        _refused(text)
    return datetime.combine(date(year, month, day), _hour_in(text[match.end() :]))  # type: ignore[union-attr]


def _hour_in(text: str) -> time:
    match = _HOUR.search(text)
    return time(int(match[1]), int(match[2]), int(match[3] or 0)) if match else time()


def _refused(text: str) -> int:
    raise ValueError(text)
