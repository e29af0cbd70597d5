"""Which offers and vouchers a basket has. One query where it has none."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from oscar.core.loading import get_model

from shop.core import clock
from shop.offers.applying import PricedLine, apply_offers
from shop.offers.discounts import Reckoned, VoucherNote
from shop.offers.standing import countable, problem_of, taken_by, why_it_does_not_fit


def reckon(basket: Any, lines: Sequence[PricedLine], *, phone: str = "") -> Reckoned:
    """All that offers and vouchers take off these lines today; one query where there is nothing to take.

    `phone` (E.164) is what a guest is known by; before she wrote it she has the benefit of the doubt.
    """
    offers = _offers_of(basket)
    if not offers:
        return Reckoned()
    vouchers = list(basket.vouchers.prefetch_related("offers").order_by("pk"))
    taken = taken_by(vouchers, basket.owner, phone)
    problems = {voucher.pk: problem_of(voucher, taken, basket.owner) for voucher in vouchers}
    usable = _usable(offers, vouchers, problems, basket)
    on_goods, on_delivery = apply_offers(basket, lines, usable)
    gives = [each.voucher_id for each in on_goods] + [each.discount.voucher_id for each in on_delivery]
    notes = [
        VoucherNote(voucher.pk, voucher.code, voucher.name, problems[voucher.pk] or _why_nothing(voucher, gives))
        for voucher in vouchers
    ]
    return Reckoned(tuple(on_goods), tuple(on_delivery), tuple(notes))


def _offers_of(basket: Any) -> list[Any]:
    """Those for everybody that are open today, and those that a voucher in the basket brings, in whatever state."""
    Offer, now = get_model("offer", "ConditionalOffer"), clock.now()
    for_all = Q(offer_type=Offer.SITE, status=Offer.OPEN) & (Q(start_datetime=None) | Q(start_datetime__lte=now))
    by_voucher = basket.vouchers.through.objects.filter(basket=basket.pk, voucher__offers=OuterRef("pk"))
    found = Offer.objects.filter(for_all & (Q(end_datetime=None) | Q(end_datetime__gte=now)) | Exists(by_voucher))
    offers = list(found.select_related("condition__range", "benefit__range", "funding"))
    for offer in offers:
        offer.funded_by = offer.funding.shop_id if hasattr(offer, "funding") else None
    return offers


def _usable(offers: Sequence[Any], vouchers: Sequence[Any], problems: dict[int, str], basket: Any) -> list[Any]:
    """In Oscar's order. An offer that two vouchers bring comes by the first."""
    by_pk = {offer.pk: offer for offer in offers}
    usable = {offer.pk: offer for offer in offers if not offer.is_voucher_offer_type and countable(offer, basket.owner)}
    for voucher in vouchers:
        for named in [] if problems[voucher.pk] else voucher.offers.all():
            offer = by_pk[named.pk]
            if offer.pk not in usable and not offer.is_suspended and countable(offer, basket.owner):
                offer.set_voucher(voucher)
                usable[offer.pk] = offer
    return sorted(usable.values(), key=lambda offer: -offer.priority)


def _why_nothing(voucher: Any, gives: Sequence[int | None]) -> str:
    return "" if voucher.pk in gives else why_it_does_not_fit(voucher, beside_others=bool(gives))
