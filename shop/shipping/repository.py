"""Which ways of delivery a seller's parcel has to a place, and what each costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from shop.shipping import fees, methods
from shop.shipping.fees import Zone
from shop.shipping.methods import Method


@dataclass(frozen=True)
class Goods:
    """What a fee depends on, of one line. `grams` a piece, None where unknown."""

    grams: int | None
    quantity: int
    perishable: bool
    keeps_days: int | None
    travels: bool


@dataclass(frozen=True)
class Choice:
    """A way of delivery offered to the buyer: `fee` in đồng; `impossible` is the reason it cannot be chosen."""

    code: str
    title: str
    fee: int
    note: str = ""
    impossible: str = ""


def delivery_choices(goods: Sequence[Goods], from_province: str, to_province: str | None, *, day: date) -> list[Choice]:
    """The usual way first. Provinces by code.

    Without a place yet (`to_province` None) fees are those of the farthest zone, so that no later one is higher.
    """
    travelling = [each for each in goods if each.travels]
    if not travelling:
        return [_choice(Method.NONE, 0, _("you come to the place; the host awaits you"))]
    zone = fees.zone_between(from_province, to_province) if to_province else None
    fresh = any(each.perishable for each in travelling)
    carried = _by_cold(travelling, zone, day) if fresh else _by_post(travelling, zone, day)
    return [carried, _choice(Method.PICK_UP, 0, _("the seller agrees the hour with you by phone"))]


def chosen_of(choices: Sequence[Choice], code: str | None) -> Choice | None:
    """The choice of that code, without a code the usual one; None where it cannot be had.

    Nothing else is put in its place: a buyer who cannot be sent to must say herself that she will come.
    """
    wanted = next((choice for choice in choices if not code or choice.code == code), None)
    return wanted if wanted and not wanted.impossible else None


def weight_of(goods: Sequence[Goods]) -> int:
    """Grams of the parcel with its packing."""
    return fees.PACKING_GRAMS + sum((each.grams or fees.GRAMS_OF_A_PIECE) * each.quantity for each in goods)


def _by_post(goods: Sequence[Goods], zone: Zone | None, day: date) -> Choice:
    fee = fees.parcel_fee(zone or Zone.FAR, weight_of(goods), day=day)
    return _choice(Method.POST, fee, methods.post_note(zone))


def _by_cold(goods: Sequence[Goods], zone: Zone | None, day: date) -> Choice:
    keeps = min(each.keeps_days or methods.KEEPS_DAYS_UNKNOWN for each in goods if each.perishable)
    fee = fees.parcel_fee(zone or Zone.FAR, weight_of(goods), day=day, cold=True)
    too_far = ""
    if zone and not methods.arrives_in_time(zone, keeps):
        too_far = _("Fresh goods in this parcel keep %(days)s days and would not arrive in time.") % {"days": keeps}
    return _choice(Method.COLD, fee, methods.cold_note(zone), too_far)


def _choice(code: Method, fee: int, note: str, impossible: str = "") -> Choice:
    return Choice(code.value, methods.method_name(code), fee, note, impossible)
