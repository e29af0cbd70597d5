"""Counting a use, inside the transaction that places an order. Whole rows of Oscar's are never saved (TRUST, O7, O8).

Two walls, each one statement: a row of ours that the database lets be made once, and an update of Oscar's counters that
finds no row once a limit is reached or the offer is not open. Who runs into one orders nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Q, Value, When
from oscar.core.loading import get_model

from shop.core import clock
from shop.core.money import to_decimal
from shop.core.points import Point
from shop.offers.discounts import Discount
from shop.offers.errors import DiscountGone
from shop.offers.models import Claim
from shop.offers.standing import holders_of

BEFORE_CLAIM = Point("offers.before_claim")
CLAIMED = Point("offers.claimed")
COUNTED = Point("offers.counted")


@transaction.atomic(savepoint=False)
def record_use(order: Any, discounts: Sequence[Discount], *, person: Any, phone: str, lines: dict[int, Any]) -> None:
    """Take each voucher and each turn, count them, and write Oscar's rows of what was given.

    `lines` are the order's lines by the basket's line. Without discounts nothing is asked. Raises DiscountGone.
    """
    if not discounts:
        return
    BEFORE_CLAIM.reach()
    vouchers = _claim_vouchers(order, discounts, person, phone)
    CLAIMED.reach()
    for offer_id in sorted({each.offer_id for each in discounts}):
        _count_offer(order, [each for each in discounts if each.offer_id == offer_id], person)
    _count_vouchers(order, vouchers, discounts, person)
    _write_given(order, discounts, lines)
    COUNTED.reach()


def _claim_vouchers(order: Any, discounts: Sequence[Discount], person: Any, phone: str) -> list[Any]:
    """In primary key order, so that two orders never wait for each other."""
    wanted = {each.voucher_id for each in discounts if each.voucher_id}
    vouchers = list(get_model("voucher", "Voucher").objects.filter(pk__in=wanted).order_by("pk")) if wanted else []
    for voucher in vouchers:
        claims = [Claim(voucher=voucher, holder=holder) for holder in holders_of(voucher, person, phone)]
        if not claim(claims, order):
            raise DiscountGone.voucher(voucher.code)
    return vouchers


def claim(claims: list[Claim], order: Any) -> bool:
    """Whether all could be taken; if one could not, none was. A rival that is not committed yet is waited for."""
    if not claims:
        return True
    for each in claims:
        each.order, each.claimed_at = order, clock.now()
    try:
        with transaction.atomic():
            Claim.objects.bulk_create(claims)
    except IntegrityError:
        return False
    return True


def _count_offer(order: Any, discounts: Sequence[Discount], person: Any) -> None:
    given, times = sum(each.amount for each in discounts), max(each.times for each in discounts)
    if not count_use(discounts[0].offer_id, times=times, given=given):
        raise DiscountGone.offer(discounts[0].name)
    limit = _turns_a_person(discounts[0].offer_id) if person is not None else None
    if limit is None:
        return
    used = Claim.objects.filter(offer_id=discounts[0].offer_id, holder__startswith=f"person:{person.pk}#").count()
    turns = range(used + 1, used + times + 1)
    if used + times > limit or not claim(
        [Claim(offer_id=discounts[0].offer_id, holder=f"person:{person.pk}#{turn}") for turn in turns], order
    ):
        raise DiscountGone.offer(discounts[0].name)


def count_use(offer_id: int, *, times: int, given: int) -> bool:
    """Add to Oscar's counters, if the offer is open and its limits hold afterwards; closes one that is used up.

    Only counters are written, and the state only from open to consumed: a suspension made meanwhile stays.
    """
    Offer, given_dong = get_model("offer", "ConditionalOffer"), to_decimal(given)
    spent = Q(max_global_applications__gt=0, max_global_applications__lte=F("num_applications") + times)
    spent |= Q(max_discount__gt=0, max_discount__lte=F("total_discount") + given_dong)
    open_and_within = Offer.objects.filter(
        Q(max_global_applications=None)
        | Q(max_global_applications=0)
        | Q(max_global_applications__gte=F("num_applications") + times),
        Q(max_discount=None) | Q(max_discount=0) | Q(max_discount__gte=F("total_discount") + given_dong),
        pk=offer_id,
        status=Offer.OPEN,
    )
    return bool(
        open_and_within.update(
            num_applications=F("num_applications") + times,
            total_discount=F("total_discount") + given_dong,
            num_orders=F("num_orders") + 1,
            status=Case(When(spent, then=Value(Offer.CONSUMED)), default=F("status")),
        )
    )


def _turns_a_person(offer_id: int) -> int | None:
    """How often one person may have it; the row is ours by now, since it was just counted."""
    offers = get_model("offer", "ConditionalOffer").objects.filter(pk=offer_id)
    return offers.values_list("max_user_applications", flat=True).first() or None


def _count_vouchers(order: Any, vouchers: Iterable[Any], discounts: Sequence[Discount], person: Any) -> None:
    Voucher, Application = get_model("voucher", "Voucher"), get_model("voucher", "VoucherApplication")
    given: dict[int, int] = defaultdict(int)
    for each in discounts:
        given[each.voucher_id or 0] += each.amount
    for voucher in vouchers:
        Voucher.objects.filter(pk=voucher.pk).update(
            num_orders=F("num_orders") + 1, total_discount=F("total_discount") + to_decimal(given[voucher.pk])
        )
    Application.objects.bulk_create(Application(voucher=each, order=order, user=person) for each in vouchers)


def _write_given(order: Any, discounts: Sequence[Discount], lines: dict[int, Any]) -> None:
    OrderDiscount, OfLine = get_model("order", "OrderDiscount"), get_model("order", "OrderLineDiscount")
    written = OrderDiscount.objects.bulk_create(
        OrderDiscount(
            order=order,
            category=OrderDiscount.SHIPPING if each.on_delivery else OrderDiscount.BASKET,
            offer_id=each.offer_id,
            offer_name=each.name[:128],
            voucher_id=each.voucher_id,
            voucher_code=each.code,
            frequency=each.times,
            amount=to_decimal(each.amount),
        )
        for each in discounts
    )
    OfLine.objects.bulk_create(
        OfLine(line=lines[line_id], order_discount=row, is_incl_tax=True, amount=to_decimal(dong))
        for row, each in zip(written, discounts, strict=True)
        for line_id, dong in each.shares.items()
    )
