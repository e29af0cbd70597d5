"""A seller's part of a purchase along its road. Each step is one guarded update: of two rivals, one is told no."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from sellers.orders import money, notices, steps
from sellers.orders.awaiting import (
    await_parts_again,
    cancel_awaiting_parts,
    expire_awaiting_parts,
    hold_parts_until,
    release_parts,
)
from sellers.orders.errors import NotHerOrder, ReasonMissing, WrongStep
from sellers.orders.models import CashCollection, SellerOrder, State, StateChange
from sellers.orders.opening import Part, open_seller_orders
from sellers.payouts import ledger
from sellers.shops.selectors import keeps
from sellers.stock.services import release_stock, ship_stock
from shop.core import audit, clock
from shop.core.points import Point

__all__ = [
    "Part",
    "await_parts_again",
    "cancel_awaiting_parts",
    "cancel_part",
    "complete_delivered_parts",
    "complete_part",
    "confirm_part",
    "expire_awaiting_parts",
    "hand_over_part",
    "hold_parts_until",
    "open_seller_orders",
    "pack_part",
    "record_delivery",
    "refuse_part_at_door",
    "release_parts",
]

CASH_ON_DELIVERY = "cod"  # shop.order.purchases.models.Method, which lies above this room
CARRIER = CashCollection.Holder.CARRIER

AFTER_CANCEL_STEP, BEFORE_CANCEL_COMMIT = Point("cancel_part.after_step"), Point("cancel_part.before_commit")
AFTER_DELIVERY_STEP, BEFORE_DELIVERY_COMMIT = Point("delivery.after_step"), Point("delivery.before_commit")
BEFORE_REFUSAL_COMMIT = Point("refused_at_door.before_commit")
BEFORE_SHIPPING, AFTER_SHIPPING = Point("hand_over.before_shipping"), Point("hand_over.after_shipping")


@transaction.atomic
def confirm_part(part: SellerOrder, *, by: Any) -> SellerOrder:
    """She accepts the order. Raises WrongStep, NotHerOrder, as all steps do."""
    _require_keeper(part, by)
    return _take(part, steps.CONFIRM, by=by)


@transaction.atomic
def pack_part(part: SellerOrder, *, by: Any) -> SellerOrder:
    _require_keeper(part, by)
    return _take(part, steps.PACK, by=by)


@transaction.atomic
def hand_over_part(part: SellerOrder, *, by: Any, tracking_code: str = "") -> SellerOrder:
    """The parcel left her hands: its pieces leave her stock."""
    _require_keeper(part, by)
    _take(part, steps.HAND_OVER, by=by, note=tracking_code)
    if tracking_code:
        SellerOrder.objects.filter(pk=part.pk).update(tracking_code=tracking_code)
        part.tracking_code = tracking_code
    BEFORE_SHIPPING.reach()
    ship_stock(_lines(part))
    AFTER_SHIPPING.reach()
    return part


@transaction.atomic
def record_delivery(part: SellerOrder, *, by: Any, cash_held_by: str = CARRIER) -> SellerOrder:
    """The parcel is with the buyer, and the shop is owed for it.

    Where it was paid at the door, the sum and who holds it are written down.
    """
    _require_keeper(part, by)
    money.hold_money.ask(part.order)
    _take(part, steps.DELIVER, by=by)
    AFTER_DELIVERY_STEP.reach()
    if part.order.purchase.method == CASH_ON_DELIVERY and part.at_door_dong:
        cash = CashCollection.objects.create(
            seller_order=part,
            amount_dong=part.at_door_dong,
            held_by=CashCollection.Holder(cash_held_by),
            collected_at=clock.now(),
            recorded_by=by,
        )
        money.cash_collected.ask(cash, by=by)
    _credit(part)
    BEFORE_DELIVERY_COMMIT.reach()
    return part


@transaction.atomic
def complete_part(part: SellerOrder, *, by: Any = None) -> SellerOrder:
    """Nothing more to do: said by the clock some days after delivery."""
    if by is not None:
        _require_keeper(part, by)
    return _take(part, steps.COMPLETE, by=by)


def complete_delivered_parts() -> int:
    """Complete what was delivered ORDER_COMPLETES_AFTER_DAYS ago or before. Returns how many; safe to run twice.

    Each part in a transaction of its own: a buyer who reports a problem at this moment keeps only hers open.
    """
    arrived = StateChange.objects.filter(
        to_state=State.DELIVERED, changed_at__lte=clock.now() - timedelta(days=settings.ORDER_COMPLETES_AFTER_DAYS)
    )
    due = SellerOrder.objects.filter(state=State.DELIVERED, pk__in=arrived.values("seller_order"))
    return sum(_completed(part) for part in due.select_related("order__purchase", "shop").order_by("pk"))


@transaction.atomic
def cancel_part(part: SellerOrder, *, by: Any, reason: str) -> SellerOrder:
    """By the seller until it left her hands, by the buyer until it was accepted; what was held returns to stock.

    `by` None: the clock, or a guest whose link the caller has checked; as little as a buyer may.
    Raises ReasonMissing where the seller gives none.
    """
    money.hold_money.ask(part.order)
    part.refresh_from_db(fields=["state"])
    step, tell = steps.CANCEL, notices.tell_buyer
    if by is not None and keeps(by, part.shop_id):
        if not reason.strip():
            raise ReasonMissing
    elif by is None or by.pk == part.order.purchase.placed_by_id:
        step = steps.Step(step.verb, steps.BUYER_MAY_CANCEL, step.end)
        tell = _tell_nobody if part.state == State.AWAITING else notices.tell_seller_of_cancelling
    else:
        raise NotHerOrder
    _take(part, step, by=by, note=reason.strip(), tell=tell)
    AFTER_CANCEL_STEP.reach()
    release_stock(_lines(part))
    money.part_ended.ask(part, by=by, why=reason.strip())
    BEFORE_CANCEL_COMMIT.reach()
    return part


@transaction.atomic
def refuse_part_at_door(part: SellerOrder, *, by: Any, reason: str = "") -> SellerOrder:
    """The buyer did not take it. The pieces left stock at hand-over; they count again when she has them back."""
    _require_keeper(part, by)
    money.hold_money.ask(part.order)
    _take(part, steps.REFUSE_AT_DOOR, by=by, note=reason.strip())
    release_stock(_lines(part))
    money.part_ended.ask(part, by=by, why=reason.strip())
    BEFORE_REFUSAL_COMMIT.reach()
    return part


def _take(
    part: SellerOrder, step: steps.Step, *, by: Any, note: str = "", tell: Callable[..., None] = notices.tell_buyer
) -> SellerOrder:
    """Move, write the change and the trail, tell the other side after commit. The update is the guard."""
    before = State(part.state)
    moved = before in step.start and SellerOrder.objects.filter(pk=part.pk, state=before).update(state=step.end)
    if not moved:
        part.refresh_from_db(fields=["state"])
        raise WrongStep(State(part.state))
    part.state = step.end
    StateChange.objects.create(
        seller_order=part,
        from_state=before,
        to_state=step.end,
        changed_at=clock.now(),
        changed_by=by,
        note=note[:255],
    )
    audit.record(step.verb, part, by=by, was=before, note=note)
    tell(part, note=note)
    return part


def _credit(part: SellerOrder) -> None:
    sale = ledger.Sale(
        reason=f"part-{part.pk}-delivered",
        shop_id=part.shop_id,
        paid=part.total_dong,
        by_market=part.market_funded_dong,
        about=part.order.number,
    )
    ledger.credit_sale(sale, at=clock.now())


def _tell_nobody(part: SellerOrder, *, note: str) -> None:
    """The shop never knew of it."""


def _completed(part: SellerOrder) -> bool:
    try:
        complete_part(part)
    except WrongStep:
        return False
    return True


def _require_keeper(part: SellerOrder, by: Any) -> None:
    if not keeps(by, part.shop_id):
        raise NotHerOrder


def _lines(part: SellerOrder) -> list[Any]:
    return [own.line for own in part.lines.select_related("line")]
