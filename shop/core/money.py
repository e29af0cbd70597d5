"""Whole đồng in, whole đồng out; the only door between our integers and Oscar's Decimal."""

import re
from collections.abc import Sequence
from decimal import Decimal

from shop.core.text import fold

NBSP = "\u00a0"
_THOUSANDS = {"": 1, "k": 1_000, "nghin": 1_000, "ngan": 1_000, "tr": 1_000_000, "trieu": 1_000_000}
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TYPED = re.compile(r"(\d{1,12})(?:[.,](\d{1,3}))?(k|nghin|ngan|tr|trieu)(\d{1,3})?|(\d{1,12})")


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
    """What a person typed as đồng: 75000, 75.000, 75k, 1tr2, 1,2 triệu; None where it is no amount."""
    plain = re.sub(r"\s+|₫|vnd|dong$|d$", "", fold(typed))
    if _GROUPED.fullmatch(plain):
        return int(re.sub(r"[.,]", "", plain))
    match = _TYPED.fullmatch(plain)
    if not match:
        return None
    whole, part, unit, after, bare = match.groups()
    if bare:
        return int(bare)
    fraction = part or after or ""
    return int(whole) * _THOUSANDS[unit] + int((fraction or "0").ljust(3, "0")) * _THOUSANDS[unit] // 1_000


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
