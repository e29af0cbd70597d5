"""What sending a parcel costs: dated tables by carrier, zone, weight and kind of goods (FIELD 6).

Start values stand for contracts not yet made (FIELD 9, shipping.*): a new table is a new row with its own first day;
orders keep the fee they were placed with. Amounts are đồng, weights grams.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.conf import settings

from catalog.facts.sending import ShippingClass

STEP_GRAMS = 500
PACKING_GRAMS = 100
GRAMS_OF_A_PIECE = 500  # goods sold by the piece whose weight nobody wrote down
POST, DOOR, COLD, GATHERED = "post", "door", "cold", "gathered"


class Zone(StrEnum):
    SAME = "same"  # within the province
    NEAR = "near"  # within north, centre or south
    FAR = "far"


@dataclass(frozen=True)
class Tariff:
    """`first` up to each weight, then `step` for each further 500 g begun; `cold` on top for a chilled parcel."""

    zone: Zone
    valid_from: date
    first: tuple[tuple[int, int], ...]
    step: int
    cold: int
    carrier: str = POST


@dataclass(frozen=True)
class Extras:
    """On top of a tariff: by kind of goods, the dearest of a parcel once; for remote places; what a run saves."""

    valid_from: date
    by_class: Mapping[str, int] = field(default_factory=dict)
    remote: int = 0
    gathered_per_cent: int = 100


START = date(2026, 1, 1)
TARIFFS = (
    Tariff(Zone.SAME, START, ((500, 16_000), (1000, 18_000), (2000, 22_000)), 3_000, 12_000),
    Tariff(Zone.NEAR, START, ((500, 22_000), (1000, 28_000), (2000, 38_000)), 5_000, 17_000),
    Tariff(Zone.FAR, START, ((500, 30_000), (1000, 38_000), (2000, 52_000)), 8_000, 30_000),
    Tariff(Zone.SAME, START, ((500, 20_000), (1000, 23_000), (2000, 28_000)), 4_000, 12_000, DOOR),
    Tariff(Zone.NEAR, START, ((500, 27_000), (1000, 34_000), (2000, 45_000)), 6_000, 17_000, DOOR),
    Tariff(Zone.FAR, START, ((500, 36_000), (1000, 46_000), (2000, 62_000)), 10_000, 30_000, DOOR),
)
EXTRAS = (
    Extras(
        START,
        {ShippingClass.FRAGILE: 5_000, ShippingClass.LIQUID: 3_000, ShippingClass.LIVE: 15_000},
        remote=10_000,
        gathered_per_cent=70,
    ),
)

# Province codes run from north to south (Decision 19/2025/QĐ-TTg); these are the last of the north and of the centre.
LAST_OF_NORTH = 37
LAST_OF_CENTRE = 68


def zone_between(from_province: str, to_province: str) -> Zone:
    """By codes of provinces, as `15` for Lào Cai."""
    if from_province == to_province:
        return Zone.SAME
    return Zone.NEAR if _region(from_province) == _region(to_province) else Zone.FAR


def parcel_fee(zone: Zone, grams: int, *, day: date, cold: bool = False, carrier: str = POST) -> int:
    """Fee in đồng for a parcel of `grams` (goods with packing) handed over on `day`.

    Raises LookupError where no table was in force.
    """
    tariff = _in_force(zone, day, carrier)
    extra = tariff.cold if cold else 0
    for up_to, fee in tariff.first:
        if grams <= up_to:
            return fee + extra
    last_grams, last_fee = tariff.first[-1]
    steps = -(-(grams - last_grams) // STEP_GRAMS)
    return last_fee + steps * tariff.step + extra


def extras_on(day: date) -> Extras:
    """Raises LookupError where no table was in force."""
    held = [extras for extras in EXTRAS if extras.valid_from <= day]
    if not held:
        raise LookupError(f"no surcharges for {day}")
    return max(held, key=lambda extras: extras.valid_from)


def is_remote(commune: str) -> bool:
    """Islands and other places that carriers ask more for; by the code of a commune."""
    return commune in settings.SHIPPING_REMOTE_COMMUNES


def charged_grams(grams: int, cubic_cm: int) -> int:
    """The larger of real weight and volume: L × W × H / 6000 kg, by SHIPPING_VOLUME_DIVISOR (FIELD 6)."""
    return max(grams, -(-cubic_cm * 1000 // int(settings.SHIPPING_VOLUME_DIVISOR)))


def _in_force(zone: Zone, day: date, carrier: str) -> Tariff:
    held = [each for each in TARIFFS if (each.zone, each.carrier) == (zone, carrier) and each.valid_from <= day]
    if not held:
        raise LookupError(f"no tariff of {carrier} for {zone} on {day}")
    return max(held, key=lambda tariff: tariff.valid_from)


def _region(province: str) -> str:
    number = int(province)
    if number <= LAST_OF_NORTH:
        return "north"
    return "centre" if number <= LAST_OF_CENTRE else "south"
