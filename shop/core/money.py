"""Whole đồng in, whole đồng out; the only door between our integers and Oscar's Decimal."""

from collections.abc import Sequence
from decimal import Decimal

NBSP = "\u00a0"


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
