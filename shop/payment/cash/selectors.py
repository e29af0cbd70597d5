"""What stands open, what was refused and what was received at a phone and an address: two queries."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from sellers.orders.models import ENDED_BADLY, SellerOrder, State
from shop.core import clock
from shop.order.purchases.models import Method

RECEIVED = (State.DELIVERED, State.COMPLETED)
OVER = (*RECEIVED, *ENDED_BADLY, State.CLAIM)


@dataclass(frozen=True)
class OpenCash:
    """Đồng that are still to be collected at doors."""

    by_phone: int
    by_address: int


@dataclass(frozen=True)
class Standing:
    """`refused` orders at the door within the time asked about; `received` parcels ever."""

    refused: int
    received: int


def open_cash(*, phone: str, address_key: str) -> OpenCash:
    """Of all cash orders on their way to this phone (E.164) and to this address; one query."""
    at_phone = Q(order__purchase__phone=phone)
    at_address = Q(order__purchase__address_key=address_key) if address_key else Q(pk=None)
    total = F("goods_dong") + F("delivery_dong") - F("discount_dong") - F("prepaid_dong")
    promised, there = Sum(total, filter=at_phone), Sum(total, filter=at_address)
    sums = (
        SellerOrder.objects.filter(at_phone | at_address, order__purchase__method=Method.CASH_ON_DELIVERY)
        .exclude(state__in=OVER)
        .aggregate(by_phone=Coalesce(promised, 0), by_address=Coalesce(there, 0))
    )
    return OpenCash(**sums)


def standing_of(phone: str, *, within_days: int) -> Standing:
    """Whoever ordered: a number that was called in vain is called by every seller. One query."""
    since = clock.now() - timedelta(days=within_days)
    refused = Q(
        state=State.REFUSED_AT_DOOR,
        changes__to_state=State.REFUSED_AT_DOOR,
        changes__changed_at__gte=since,
    )
    counted = SellerOrder.objects.filter(
        order__purchase__phone=phone, state__in=(*RECEIVED, State.REFUSED_AT_DOOR)
    ).aggregate(
        refused=Count("order", distinct=True, filter=refused),
        received=Count("pk", distinct=True, filter=Q(state__in=RECEIVED)),
    )
    return Standing(**counted)
