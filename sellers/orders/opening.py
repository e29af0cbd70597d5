"""Opening sellers' parts while a purchase is being placed: few queries, however many lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction

from sellers.orders import notices
from sellers.orders.models import SellerOrder, SellerOrderLine, State, StateChange
from sellers.shops.models import Shop
from shop.core import clock

# By then she has answered, or the buyer may cancel (DESIGN 4, the answer clock). Nobody has to answer at night.
ANSWER_WITHIN = timedelta(hours=24)
MORNING, EVENING = time(9), time(21)


@dataclass(frozen=True)
class Part:
    """What one shop sells and sends of a purchase; amounts in whole đồng, fixed from now on."""

    shop: Shop
    lines: Sequence[Any]
    goods_dong: int
    delivery_dong: int
    delivery_method: str
    discount_dong: int = 0
    market_funded_dong: int = 0


@transaction.atomic(savepoint=False)
def open_seller_orders(
    order: Any, parts: list[Part], *, placed_at: datetime, awaiting: bool = False
) -> list[SellerOrder]:
    """One part a shop, numbered "<purchase>-1", "<purchase>-2"…, in state placed. Its keepers are told after commit.

    `awaiting` money: they are not told yet, and their clock does not run (see `awaiting.release_parts`).
    Call it in the transaction that places the order.
    """
    state = State.AWAITING if awaiting else State.PLACED
    opened = SellerOrder.objects.bulk_create(
        SellerOrder(
            order=order,
            shop=part.shop,
            number=f"{order.number}-{place}",
            goods_dong=part.goods_dong,
            delivery_dong=part.delivery_dong,
            discount_dong=part.discount_dong,
            market_funded_dong=part.market_funded_dong,
            delivery_method=part.delivery_method,
            state=state,
            answer_by=None if awaiting else answer_deadline(placed_at),
            placed_at=placed_at,
        )
        for place, part in enumerate(parts, start=1)
    )
    SellerOrderLine.objects.bulk_create(
        SellerOrderLine(seller_order=seller_order, line=line)
        for seller_order, part in zip(opened, parts, strict=True)
        for line in part.lines
    )
    StateChange.objects.bulk_create(
        StateChange(seller_order=seller_order, to_state=state, changed_at=placed_at) for seller_order in opened
    )
    if not awaiting:
        notices.tell_sellers({seller_order: part.lines for seller_order, part in zip(opened, parts, strict=True)})
    return opened


def answer_deadline(placed_at: datetime) -> datetime:
    """A day later; where that falls between nine in the evening and nine in the morning, that morning."""
    due = clock.local(placed_at + ANSWER_WITHIN)
    if due.time() < MORNING:
        return datetime.combine(due.date(), MORNING, due.tzinfo)
    if due.time() >= EVENING:
        return datetime.combine(due.date() + timedelta(days=1), MORNING, due.tzinfo)
    return due
