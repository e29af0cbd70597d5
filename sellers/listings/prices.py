"""A price as a seller types it, within what a price may be."""

from sellers.listings.errors import PriceNotPositive, PriceTooHigh, PriceUnreadable
from shop.core.money import read_dong

HIGHEST = 1_000_000_000  # đồng


def parse_dong(text: str) -> int:
    """Whole đồng. Raises PriceUnreadable, PriceNotPositive, PriceTooHigh."""
    if text.strip().startswith("-"):
        raise PriceNotPositive
    amount = read_dong(text)
    if amount is None:
        raise PriceUnreadable
    if amount <= 0:
        raise PriceNotPositive
    if amount > HIGHEST:
        raise PriceTooHigh(HIGHEST)
    return amount
