"""Weights and volumes as people write them."""

import re
from dataclasses import dataclass

from sellers.listings.errors import WeightUnreadable
from shop.core.text import fold

_WRITTEN = re.compile(r"(\d{1,6})(?:[.,](\d{1,3}))?\s*(g|gr|gam|gram|kg|ky|kilo|can|ml|l|lit)?$")
_BY_THOUSAND = {"kg", "ky", "kilo", "can", "l", "lit"}
_VOLUMES = {"ml", "l", "lit"}
HEAVIEST = 500_000


@dataclass(frozen=True)
class Weight:
    """Grams, or millilitres where `by_volume`."""

    amount: int
    by_volume: bool


def parse_weight(text: str) -> Weight:
    """500, 500 g, 1,2 kg, 500 ml, 1 lít. A bare number is grams. Raises WeightUnreadable."""
    match = _WRITTEN.match(fold(text))
    if not match:
        raise WeightUnreadable
    whole, decimals, unit = match.groups()
    if unit in _BY_THOUSAND:
        amount = int(whole) * 1000 + int((decimals or "").ljust(3, "0"))
    elif decimals:
        raise WeightUnreadable
    else:
        amount = int(whole)
    if not 0 < amount <= HEAVIEST:
        raise WeightUnreadable
    return Weight(amount, by_volume=unit in _VOLUMES)


def written(amount: int | None, *, by_volume: bool) -> str:
    """As she would write it: 500 g, 1,2 kg, 750 ml, 1 lít."""
    if not amount:
        return ""
    small, large = ("ml", "lít") if by_volume else ("g", "kg")
    if amount < 1000:
        return f"{amount} {small}"
    whole, rest = divmod(amount, 1000)
    fraction = f",{rest:03d}".rstrip("0") if rest else ""
    return f"{whole}{fraction} {large}"
