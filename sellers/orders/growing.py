"""A part that grows: the buyer adds to it before it is packed, and it stays one parcel."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from sellers.orders import notices
from sellers.orders.errors import WrongStep
from sellers.orders.models import SellerOrder, SellerOrderLine, State
from shop.core import audit
from shop.core.points import Point

CAN_GROW = frozenset({State.PLACED, State.CONFIRMED})
AFTER_GROWING = Point("add_to_part.after")


@transaction.atomic(savepoint=False)
def add_to_part(part: SellerOrder, lines: Sequence[Any], *, goods_dong: int, delivery_dong: int, by: Any) -> None:
    """`lines` of the purchase, saved and held in stock, with what they and their weight add in đồng.

    One guarded update: of a seller who packs at this moment and a buyer who adds, one is told no (WrongStep).
    Her shop is told after commit.
    """
    grown = SellerOrder.objects.filter(pk=part.pk, state__in=CAN_GROW).update(
        goods_dong=F("goods_dong") + goods_dong, delivery_dong=F("delivery_dong") + delivery_dong
    )
    if not grown:
        part.refresh_from_db(fields=["state"])
        raise WrongStep(State(part.state))
    SellerOrderLine.objects.bulk_create(SellerOrderLine(seller_order=part, line=line) for line in lines)
    audit.record("add_to_part", part, by=by, lines=[line.pk for line in lines], goods_dong=goods_dong)
    notices.tell_seller_of_more(part, lines)
    AFTER_GROWING.reach()
