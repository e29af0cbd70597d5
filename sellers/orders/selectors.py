"""Reading sellers' parts."""

from typing import Any

from django.db.models import QuerySet

from sellers.orders.models import SellerOrder, State
from sellers.shops.models import Shop

WAITING_FOR_SELLER = [State.PLACED]
TO_SEND = [State.CONFIRMED, State.PACKED]
ON_THE_WAY = [State.HANDED_OVER]
DONE = [State.DELIVERED, State.COMPLETED, State.CANCELLED, State.REFUSED_AT_DOOR, State.RETURNED, State.CLAIM]


def parts_of_order(order: Any) -> QuerySet[SellerOrder]:
    """The parts of a purchase with shop, lines and history: four queries in all, in the order of their numbers."""
    return (
        SellerOrder.objects.filter(order=order)
        .select_related("shop__commune__province", "shop__branch")
        .prefetch_related("lines__line__product", "changes")
        .order_by("number")
    )


def parts_for_shop(shop: Shop) -> QuerySet[SellerOrder]:
    """A shop's parts with what its pages show. Every seller's order page starts here: no other shop's part is in it."""
    return (
        SellerOrder.objects.filter(shop=shop)
        .select_related("order__purchase__commune__province")
        .prefetch_related("lines__line")
    )
