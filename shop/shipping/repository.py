"""Which ways a seller's parcel has to a place, what each costs and when it leaves. Nothing is asked of the database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from catalog.facts.sending import ShippingClass
from sellers.delivery.models import Terms
from sellers.delivery.ways import Way, way_name
from shop.core import clock
from shop.shipping import days
from shop.shipping.carriers.base import Carrier, Quote
from shop.shipping.carriers.tables import AT_THE_DOOR, IN_THE_COLD, POST_OFFICE, WEEKLY_RUN
from shop.shipping.fees import Zone
from shop.shipping.loads import Goods, Load, Place

CARRIERS: dict[str, Carrier] = {
    Way.POST: POST_OFFICE,
    Way.DOOR: AT_THE_DOOR,
    Way.COLD: IN_THE_COLD,
    Way.GATHERED: WEEKLY_RUN,
}
NOT_FRESH, ONLY_FRESH = (Way.POST, Way.DOOR, Way.GATHERED), (Way.COLD,)  # what spoils goes chilled, nothing else does
ASKED_FOR = (Way.PICK_UP, Way.COACH)  # she goes somewhere herself: never chosen for her


@dataclass(frozen=True)
class Choice:
    """A way offered to the buyer: `fee` in đồng; `leaves` the day of hand-over; `impossible` why it cannot be had."""

    code: str
    title: str
    fee: int
    note: str = ""
    impossible: str = ""
    leaves: date | None = None


def delivery_choices(
    goods: Sequence[Goods], origin: Place, to: Place, *, terms: Terms, now: datetime | None = None
) -> list[Choice]:
    """In the order in which the shop names its ways; the usual one is the first that brings it.

    Without a place yet fees are those of the farthest zone, so that no later one is higher.
    """
    now = now or clock.now()
    travelling = [each for each in goods if each.travels]
    if not travelling:
        return [Choice(Way.NONE, way_name(Way.NONE), 0, _("you come to the place; the host awaits you"))]
    fresh = any(each.perishable for each in travelling)
    weekdays = terms.fresh_weekdays if fresh else terms.weekdays
    usual = days.next_day(terms, now, weekdays)
    load = Load(travelling, origin, to, usual or clock.local(now).date())
    suited = [code for code in terms.ways if code not in (NOT_FRESH if fresh else ONLY_FRESH)]
    choices = [_choice(code, load, terms, _leaves(code, terms, now, usual), now) for code in suited]
    return [choice for choice in choices if choice is not None]


def chosen_of(choices: Sequence[Choice], code: str | None) -> Choice | None:
    """The choice of that code; without a code the first that can be had and is brought; None where there is none.

    Nothing else is put in its place: a buyer who cannot be sent to must say herself that she will come.
    """
    if code:
        return next((choice for choice in choices if choice.code == code and not choice.impossible), None)
    return next((choice for choice in choices if not choice.impossible and choice.code not in ASKED_FOR), None)


def _leaves(code: str, terms: Terms, now: datetime, usual: date | None) -> date | None:
    """The cooperative's run has a day of its own."""
    if code == Way.GATHERED and terms.run_weekday is not None:
        return days.next_day(terms, now, (terms.run_weekday,))
    return usual


def _choice(code: str, load: Load, terms: Terms, leaves: date | None, now: datetime) -> Choice | None:
    """None where this way does not lead there at all."""
    quote = CARRIERS[code].quote(load) if code in CARRIERS else HER_OWN[Way(code)](load, terms)
    if quote is None:
        return None
    impossible = quote.refusal or ("" if leaves else _("The seller does not send in these weeks."))
    note = ", ".join(filter(None, [days.told(leaves, terms, now) if leaves else "", _told_by(code, quote, load)]))
    return Choice(code, way_name(code), quote.fee, note, impossible, leaves)


def _told_by(code: str, quote: Quote, load: Load) -> str:
    if code == Way.PICK_UP:
        return _("the seller agrees the hour with you by phone")
    if code == Way.COACH:
        return _("you fetch it at the coach station; the driver's phone number comes with it")
    if code == Way.OWN:
        return _("she brings it on that day") if load.to.commune else _("to communes near her only")
    if load.zone is None:
        return _("the exact fee follows your province")
    if quote.first_day == quote.last_day:
        return _("%(days)s day on the way") % {"days": quote.last_day}
    return _("%(first)s–%(last)s days on the way") % {"first": quote.first_day, "last": quote.last_day}


def _pick_up(load: Load, terms: Terms) -> Quote | None:
    return Quote(0)


def _own(load: Load, terms: Terms) -> Quote | None:
    """Within the communes she named; before the commune is known, to anybody in her province."""
    if load.to.commune:
        return Quote(terms.own_fee_dong) if load.to.commune in terms.own_communes else None
    return Quote(terms.own_fee_dong) if load.to.province in ("", load.origin.province) else None


def _coach(load: Load, terms: Terms) -> Quote | None:
    """A night on the road: to provinces she named. Living things stay in the province, as by carriers."""
    if load.to.province and load.to.province not in terms.coach_provinces:
        return None
    refusal = ""
    if load.zone not in (None, Zone.SAME) and (load.has(ShippingClass.LIVE) or load.has(ShippingClass.NEAR_ONLY)):
        refusal = _("Goods in this parcel are not sent outside the province.")
    elif load.is_fresh and load.keeps_days <= 1:
        refusal = _("Fresh goods in this parcel would not arrive in time.")
    return Quote(terms.coach_fee_dong, 1, 1, refusal)


HER_OWN: dict[Way, Callable[[Load, Terms], Quote | None]] = {Way.PICK_UP: _pick_up, Way.OWN: _own, Way.COACH: _coach}
