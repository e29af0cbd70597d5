"""Whole đồng in, whole đồng out; the only door between our integers and Oscar's Decimal."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from shop.core.text import fold

NBSP = "\u00a0"

_CURRENCY = re.compile(r"^(?:₫|vnd)|(?:₫|vnd|dong|d)\.?$")
_PLAIN = re.compile(r"\d{1,12}")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3}){0,3}")
# "75k", "75,5 nghìn": a decimal part counts in thousands.
_THOUSANDS = re.compile(r"(\d{1,12})(?:[.,](\d{1,3}))?\s*(?:k|nghin|ngan)")
# "1tr", "1,2 triệu", "1tr2", "1tr250": what follows are the next places; "1tr50k" says them out.
_MILLIONS = re.compile(r"(\d{1,12})(?:[.,](\d{1,6}))?\s*(?:tr|trieu|m)\s*(\d{1,3})?\s*(k|nghin|ngan)?")
_AND_A_HALF = re.compile(r"(.*(?:(tr|trieu|m)|k|nghin|ngan))\s*ruoi")


class FractionOfDong(ValueError):
    """An amount held a part of a đồng, which does not exist."""


def to_dong(amount: Decimal | int | None) -> int:
    """Oscar's Decimal as đồng. Raises FractionOfDong where it is not whole; None counts as 0."""
    if amount is None:
        return 0
    whole = int(amount)
    if whole != amount:
        raise FractionOfDong(str(amount))
    return whole


def to_decimal(dong: int) -> Decimal:
    """Đồng as Oscar wants them: two places, always zero."""
    return Decimal(dong).quantize(Decimal("0.01"))


def format_dong(dong: int, language: str = "vi") -> str:
    """`1.250.000 ₫` in Vietnamese, `VND 1,250,000` in English, with spaces that do not break (LOOK 4)."""
    if language.startswith("vi"):
        return f"{dong:,}".replace(",", ".") + NBSP + "₫"
    return f"VND{NBSP}{dong:,}"


def read_dong(typed: str) -> int | None:
    """What a person typed as đồng: 75000, 75.000, 75k, 1tr2, 1,2 triệu, 2 triệu rưỡi; None where it is no amount.

    Never guesses: a lone "75.5" is no amount.
    """
    # Digits typed on wide or foreign keyboards are made plain before the fold takes the marks off.
    plain = fold(unicodedata.normalize("NFKC", typed))
    return _amount(_CURRENCY.sub("", plain).strip())


def _amount(text: str) -> int | None:
    if half := _AND_A_HALF.fullmatch(text):
        whole = _amount(half[1])
        return None if whole is None else whole + (500_000 if half[2] else 500)
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    if match := _THOUSANDS.fullmatch(text):
        return _scaled(match[1], match[2], places=3)
    match = _MILLIONS.fullmatch(text)
    return _millions(*match.groups()) if match else None


def _millions(whole: str, decimals: str | None, rest: str | None, thousand: str | None) -> int | None:
    if (rest and decimals) or (thousand and not rest):
        return None
    if rest and thousand:
        return int(whole) * 1_000_000 + int(rest) * 1_000
    return _scaled(whole, rest or decimals, places=6)


def _scaled(whole: str, decimals: str | None, *, places: int) -> int:
    """12 and "5" with six places: 12.500.000."""
    return int(whole) * 10**places + int((decimals or "").ljust(places, "0"))


def split_dong(total: int, weights: Sequence[int]) -> list[int]:
    """`total` đồng shared by weight; largest remainders get the odd đồng, so that the parts sum to the whole."""
    whole = sum(weights)
    if whole == 0:
        raise ValueError("weights sum to zero")
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in by_remainder[: total - sum(shares)]:
        shares[index] += 1
    return shares


def split_within(total: int, weights: Sequence[int], most: Sequence[int]) -> list[int]:
    """Like `split_dong`, but no part grows over its `most`; what finds no room at all is left out of the sum."""
    if total <= 0 or sum(weights) == 0:
        return [0] * len(weights)
    parts = [min(part, room) for part, room in zip(split_dong(total, weights), most, strict=True)]
    missing = min(total, sum(most)) - sum(parts)
    for index, room in enumerate(most):
        more = min(missing, room - parts[index]) if weights[index] else 0
        parts[index] += more
        missing -= more
    return parts


def whole_dong(amount: Decimal, currency: str | None = None) -> Decimal:
    """Down to a whole đồng: how Oscar's offers are told to round (OSCAR_OFFER_ROUNDING_FUNCTION)."""
    return amount.quantize(Decimal(1), ROUND_DOWN)
