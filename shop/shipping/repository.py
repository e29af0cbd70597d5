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
    """Best first. Without a place yet (`to_province` None) fees are those of the farthest zone, so no later one is higher."""
    travelling = [each for each in goods if each.travels]
    if not travelling:
        return [Choice(Method.NONE, methods.method_name(Method.NONE), 0, _("you come to the place; the host awaits you"))]
    zone = fees.zone_between(from_province, to_province) if to_province else None
    carried = _by_cold(travelling, zone, day) if any(each.perishable for each in travelling) else _by_post(travelling, zone, day)
    return [carried, Choice(Method.PICK_UP, methods.method_name(Method.PICK_UP), 0, _("the seller agrees the hour with you by phone"))]


def chosen_of(choices: Sequence[Choice], code: str | None) -> Choice | None:
    """The choice of that code if it can be made; without a code the first that can."""
    possible = [choice for choice in choices if not choice.impossible]
    if not code:
        return possible[0] if possible else None
    return next((choice for choice in possible if choice.code == code), None)


def weight_of(goods: Sequence[Goods]) -> int:
    """Grams of the parcel with its packing."""
    return fees.PACKING_GRAMS + sum((each.grams or fees.GRAMS_OF_A_PIECE) * each.quantity for each in goods)


def _by_post(goods: Sequence[Goods], zone: Zone | None, day: date) -> Choice:
    fee = fees.parcel_fee(zone or Zone.FAR, weight_of(goods), day=day)
    return Choice(Method.POST, methods.method_name(Method.POST), fee, methods.post_note(zone))


def _by_cold(goods: Sequence[Goods], zone: Zone | None, day: date) -> Choice:
    keeps = min(each.keeps_days or methods.KEEPS_DAYS_UNKNOWN for each in goods if each.perishable)
    fee = fees.parcel_fee(zone or Zone.FAR, weight_of(goods), day=day, cold=True)
    too_far = ""
    if zone and not methods.arrives_in_time(zone, keeps):
        too_far = _("Fresh goods in this parcel keep %(days)s days and would not arrive in time.") % {"days": keeps}
    return Choice(Method.COLD, methods.method_name(Method.COLD), fee, methods.cold_note(zone), too_far)
