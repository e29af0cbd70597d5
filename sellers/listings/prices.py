"""Prices as people write them: 75000, 75.000, 75k, 1tr2; and read back in words."""

import re
import unicodedata

from sellers.listings.errors import PriceNotPositive, PriceTooHigh, PriceUnreadable
from shop.core.text import fold

HIGHEST = 1_000_000_000

_CURRENCY = re.compile(r"(₫|vnd|dong|d)\.?$")
_PLAIN = re.compile(r"\d+$")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*$")
# "75k", "75,5 nghìn": a decimal part counts in thousands.
_THOUSANDS = re.compile(r"(\d+)(?:[.,](\d{1,3}))?\s*(?:k|nghin|ngan)$")
# "1tr", "1,2 triệu", "1tr2", "1tr250": what follows are the next places.
_MILLIONS = re.compile(r"(\d+)(?:[.,](\d{1,6}))?\s*(?:tr|trieu|m)\s*(\d{1,3})?\s*(k|nghin|ngan)?$")
_AND_A_HALF = re.compile(r"(.*(?:tr|trieu|m|k|nghin|ngan))\s*ruoi$")


def parse_dong(text: str) -> int:
    """Whole đồng. Raises PriceUnreadable, PriceNotPositive, PriceTooHigh; never guesses at a lone "75.5"."""
    # Digits typed on wide or foreign keyboards are made plain before the fold takes the marks off.
    plain = fold(unicodedata.normalize("NFKC", text))
    if plain.startswith("-"):
        raise PriceNotPositive
    amount = _read(_CURRENCY.sub("", plain).strip())
    if amount <= 0:
        raise PriceNotPositive
    if amount > HIGHEST:
        raise PriceTooHigh(HIGHEST)
    return amount


def _read(text: str) -> int:
    half = _AND_A_HALF.match(text)
    if half:
        unit = 1_000_000 if re.search(r"(tr|trieu|m)$", half[1]) else 1_000
        return _read(half[1]) + unit // 2
    if _PLAIN.match(text):
        return int(text)
    if _GROUPED.match(text):
        return int(re.sub(r"\D", "", text))
    if match := _THOUSANDS.match(text):
        return _scaled(match[1], match[2], places=3)
    if match := _MILLIONS.match(text):
        return _millions(*match.groups())
    raise PriceUnreadable


def _millions(whole: str, decimals: str | None, rest: str | None, thousand: str | None) -> int:
    if rest and decimals:
        raise PriceUnreadable
    if rest and thousand:
        return int(whole) * 1_000_000 + int(rest) * 1_000
    if thousand:
        raise PriceUnreadable
    return _scaled(whole, rest or decimals, places=6)


def _scaled(whole: str, decimals: str | None, *, places: int) -> int:
    """12 and "5" with six places: 12.500.000."""
    return int(whole) * 10**places + int((decimals or "").ljust(places, "0")[:places])
