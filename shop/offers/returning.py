"""An order that was cancelled whole used no discount: its vouchers may be used again, its turns and budget come back.

Not for one that was refused at the door, nor for one whose time to pay ran out: late money may still bring that back.
"""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When
from oscar.core.loading import get_model

from sellers.orders.models import SellerOrder, State
from shop.core import audit
from shop.offers.models import Claim

GIVEN_BACK = "given back"  # what an OrderDiscount says from then on: the guard against doing it twice


@transaction.atomic
def give_back_uses(order_id: int) -> bool:
    """Whether anything was given back. Does nothing while a part of the order still goes on, and nothing twice."""
    rows = get_model("order", "OrderDiscount").objects.filter(order=order_id).exclude(message=GIVEN_BACK)
    given = list(rows.order_by("offer_id"))
    if not given or SellerOrder.objects.filter(order=order_id).exclude(state=State.CANCELLED).exists():
        return False
    if rows.update(message=GIVEN_BACK) != len(given):
        return False
    Claim.objects.filter(order=order_id).delete()
    by_offer: dict[int, list[Any]] = defaultdict(list)
    for row in given:
        by_offer[row.offer_id].append(row)
    for offer_id, of_offer in by_offer.items():
        _uncount(offer_id, times=max(row.frequency or 0 for row in of_offer), given=sum(row.amount for row in of_offer))
    _uncount_vouchers(order_id, given)
    audit.record("discounts_given_back", given[0].order)
    return True


def _uncount(offer_id: int, *, times: int, given: Any) -> None:
    """Counters only; one that was used up opens again, one that somebody suspended stays suspended."""
    Offer = get_model("offer", "ConditionalOffer")
    Offer.objects.filter(pk=offer_id, num_applications__gte=times, num_orders__gt=0).update(
        num_applications=F("num_applications") - times,
        total_discount=F("total_discount") - given,
        num_orders=F("num_orders") - 1,
        status=Case(When(status=Offer.CONSUMED, then=Value(Offer.OPEN)), default=F("status")),
    )


def _uncount_vouchers(order_id: int, given: list[Any]) -> None:
    Voucher, Application = get_model("voucher", "Voucher"), get_model("voucher", "VoucherApplication")
    sums: dict[int, Any] = defaultdict(int)
    for row in given:
        if row.voucher_id:
            sums[row.voucher_id] += row.amount
    for voucher_id, amount in sorted(sums.items()):
        Voucher.objects.filter(pk=voucher_id, num_orders__gt=0).update(
            num_orders=F("num_orders") - 1, total_discount=F("total_discount") - amount
        )
    Application.objects.filter(order=order_id).delete()
