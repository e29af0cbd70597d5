"""A shop's money that is not paid out yet, by what she receives. Until there is a ledger, this adds up parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from sellers.orders.models import SellerOrder, State
from sellers.payouts.shares import share_of
from sellers.shops.models import Shop
from shop.core import clock


@dataclass(frozen=True)
class Waiting:
    """Whole đồng and how many orders."""

    delivered: int
    delivered_orders: int
    on_the_way: int
    orders_on_the_way: int


def money_waiting(shop: Shop, on_the_way: Sequence[str]) -> Waiting:
    """One query."""
    parts = SellerOrder.objects.filter(shop=shop, state__in=[State.DELIVERED, *on_the_way])
    delivered: list[int] = []
    moving: list[int] = []
    for part in parts:
        receives = share_of(part.sold_dong, kind=shop.kind, day=clock.local(part.placed_at).date()).receives
        (delivered if part.state == State.DELIVERED else moving).append(receives)
    return Waiting(sum(delivered), len(delivered), sum(moving), len(moving))
