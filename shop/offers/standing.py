"""Whether a voucher may be used by this buyer today, and the sentence that says why not."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from shop.core import clock, formats
from shop.core.money import to_dong
from shop.offers.models import Claim

ONCE = "once"


def holders_of(voucher: Any, person: Any, phone: str) -> list[str]:
    """By whom its limit counts: nobody where it has none. Her account, and the number she proved, are one buyer."""
    if voucher.usage == voucher.SINGLE_USE:
        return [ONCE]
    if voucher.usage != voucher.ONCE_PER_CUSTOMER:
        return []
    if person is None:
        return [_by_phone(phone)] if phone else []
    return [f"person:{person.pk}", *([_by_phone(person.phone)] if person.phone and person.phone_verified_at else [])]


def taken_by(vouchers: Iterable[Any], person: Any, phone: str) -> set[int]:
    """Those of `vouchers` that this buyer, or for one use in all anybody, has used. At most one query."""
    held = {voucher.pk: set(holders_of(voucher, person, phone)) for voucher in vouchers}
    asked = set().union(*held.values())
    if not asked:
        return set()
    claims = Claim.objects.filter(voucher__in=held, holder__in=asked).values_list("voucher_id", "holder")
    return {voucher_id for voucher_id, holder in claims if voucher_id and holder in held[voucher_id]}


def countable(offer: Any, person: Any) -> bool:
    """An offer limited per person needs a person: guests cannot be counted."""
    return person is not None or not offer.max_user_applications


def problem_of(voucher: Any, taken: set[int], person: Any = None) -> str:
    """A sentence, or nothing. Needs `offers` prefetched."""
    now = clock.now()
    offers = [offer for offer in voucher.offers.all() if not offer.is_suspended]
    if voucher.start_datetime > now:
        return _("It holds from %(day)s on.") % {"day": formats.date(voucher.start_datetime)}
    if voucher.end_datetime < now:
        return _("It ended on %(day)s.") % {"day": formats.date(voucher.end_datetime)}
    if voucher.pk in taken:
        if voucher.usage == voucher.SINGLE_USE:
            return _("It was for one order, and that has been placed.")
        return _("You have used it already; it holds once for each buyer.")
    if not offers:
        return _("It is not given at the moment.")
    if all(offer.get_max_applications() == 0 for offer in offers):
        return _("It is used up.")
    if not any(countable(offer, person) for offer in offers):
        return _("It is counted by account: please log in first.")
    return ""


def why_it_does_not_fit(voucher: Any, *, beside_others: bool) -> str:
    """For a voucher that may be used, but takes nothing off this basket; `beside_others`: where others do."""
    for offer in voucher.offers.all():
        funding = getattr(offer, "funding", None)
        if funding is not None and funding.shop is not None:
            return _("It is for goods of %(shop)s.") % {"shop": funding.shop.name}
        if offer.condition.type == offer.condition.VALUE:
            least = formats.dong(to_dong(offer.condition.value))
            return _("It needs goods of %(sum)s or more.") % {"sum": least}
    if beside_others and all(offer.exclusive for offer in voucher.offers.all()):
        return _("It does not go together with another discount in your basket.")
    return _("It does not fit what is in your basket.")


def _by_phone(phone: str) -> str:
    return f"phone:{phone}"
