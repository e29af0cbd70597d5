"""Price per kilogram, litre or 100 grams, which the law wants beside the price of a pack."""

from typing import Literal

UnitOfPrice = Literal["kg", "l", "100g", "100ml"]
SMALL_PACK = 250  # grams or millilitres; below it people compare by the hundred (LOOK 3)


def unit_price(price: int, net_weight: int | None, *, by_volume: bool) -> tuple[int | None, UnitOfPrice | None]:
    """Đồng for one kg, l, 100 g or 100 ml, half a đồng rounded up.

    The weight is in grams or millilitres; without one there is no such price: (None, None).
    """
    if not net_weight:
        return None, None
    small = net_weight < SMALL_PACK
    base = 100 if small else 1000
    amount = (2 * price * base + net_weight) // (2 * net_weight)
    if by_volume:
        return amount, "100ml" if small else "l"
    return amount, "100g" if small else "kg"
