"""A parcel as carriers look at it: what is in it, where from, where to, when it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.facts.sending import ShippingClass
from shop.shipping import fees
from shop.shipping.fees import Zone

KEEPS_DAYS_UNKNOWN = 3  # live animals, plants, and fresh goods whose label says nothing


@dataclass(frozen=True)
class Goods:
    """What a fee depends on, of one line. `grams` a piece, None where unknown; `cubic_cm` a packed piece, 0 unknown."""

    grams: int | None
    quantity: int
    perishable: bool
    keeps_days: int | None
    travels: bool
    handling: str = ShippingClass.DRY
    cubic_cm: int = 0


@dataclass(frozen=True)
class Place:
    """Codes of province and commune; empty while the buyer has not said."""

    province: str = ""
    commune: str = ""


@dataclass(frozen=True)
class Load:
    """`day` is the one on which it is handed over."""

    goods: Sequence[Goods]
    origin: Place
    to: Place
    day: date

    @property
    def zone(self) -> Zone | None:
        """None while nobody knows where it goes."""
        return fees.zone_between(self.origin.province, self.to.province) if self.to.province else None

    @property
    def grams(self) -> int:
        """Charged weight with packing."""
        pieces = (
            fees.charged_grams(each.grams or fees.GRAMS_OF_A_PIECE, each.cubic_cm) * each.quantity
            for each in self.goods
        )
        return fees.PACKING_GRAMS + sum(pieces)

    @property
    def is_fresh(self) -> bool:
        return any(each.perishable for each in self.goods)

    @property
    def keeps_days(self) -> int:
        """How long the most delicate of the fresh goods keep."""
        return min(each.keeps_days or KEEPS_DAYS_UNKNOWN for each in self.goods if each.perishable)

    def has(self, handling: ShippingClass) -> bool:
        return any(each.handling == handling for each in self.goods)
