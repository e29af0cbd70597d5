"""What sending a parcel costs: dated tables by zone and weight (FIELD 6).

Start values stand for a contract not yet made (FIELD 9, shipping.*): a new table is a new row with its own first day,
and orders keep the fee they were placed with.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STEP_GRAMS = 500
PACKING_GRAMS = 100
GRAMS_OF_A_PIECE = 500  # goods sold by the piece whose weight nobody wrote down


class Zone(StrEnum):
    SAME = "same"  # within the province
    NEAR = "near"  # within north, centre or south
    FAR = "far"


@dataclass(frozen=True)
class Tariff:
    """Fees in đồng: `first` up to each weight in grams, then `step` for each further 500 g begun."""

    zone: Zone
    valid_from: date
    first: tuple[tuple[int, int], ...]
    step: int
    cold: int  # on top, for a chilled parcel


TARIFFS = (
    Tariff(Zone.SAME, date(2026, 1, 1), ((500, 16_000), (1000, 18_000), (2000, 22_000)), 3_000, 12_000),
    Tariff(Zone.NEAR, date(2026, 1, 1), ((500, 22_000), (1000, 28_000), (2000, 38_000)), 5_000, 17_000),
    Tariff(Zone.FAR, date(2026, 1, 1), ((500, 30_000), (1000, 38_000), (2000, 52_000)), 8_000, 30_000),
)

# Province codes run from north to south (Decision 19/2025/QĐ-TTg); these are the last of the north and of the centre.
LAST_OF_NORTH = 37
LAST_OF_CENTRE = 68


def zone_between(from_province: str, to_province: str) -> Zone:
    """By codes of provinces, as `15` for Lào Cai."""
    if from_province == to_province:
        return Zone.SAME
    return Zone.NEAR if _region(from_province) == _region(to_province) else Zone.FAR


def parcel_fee(zone: Zone, grams: int, *, day: date, cold: bool = False) -> int:
    """Fee in đồng for a parcel of `grams` (goods with packing) handed over on `day`.

    Raises LookupError where no table was in force.
    """
    tariff = _in_force(zone, day)
    extra = tariff.cold if cold else 0
    for up_to, fee in tariff.first:
        if grams <= up_to:
            return fee + extra
    last_grams, last_fee = tariff.first[-1]
    steps = -(-(grams - last_grams) // STEP_GRAMS)
    return last_fee + steps * tariff.step + extra


def _in_force(zone: Zone, day: date) -> Tariff:
    held = [tariff for tariff in TARIFFS if tariff.zone == zone and tariff.valid_from <= day]
    if not held:
        raise LookupError(f"no tariff for {zone} on {day}")
    return max(held, key=lambda tariff: tariff.valid_from)


def _region(province: str) -> str:
    number = int(province)
    if number <= LAST_OF_NORTH:
        return "north"
    return "centre" if number <= LAST_OF_CENTRE else "south"
