"""Parts that wait for money: unknown to the shop until it comes, ended where it does not (decision 0010).

Whoever calls holds the payment's lock, in the transaction in which money came or its time was over.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sellers.orders import notices
from sellers.orders.models import SellerOrder, SellerOrderLine, State, StateChange
from sellers.orders.opening import answer_deadline
from sellers.stock.services import EXPIRED, RELEASED, hold_again, hold_for_good, hold_until, release_stock
from shop.core import audit, clock
from shop.core.locks import lock_rows
from shop.core.money import split_dong
from shop.core.points import Point

BEFORE_RELEASE, AFTER_RELEASE = Point("parts.before_release"), Point("parts.after_release")
BEFORE_AGAIN = Point("parts.before_waiting_again")
BEFORE_EXPIRY, AFTER_EXPIRY = Point("parts.before_expiry"), Point("parts.after_expiry")


@transaction.atomic
def release_parts(order: Any, *, prepaid: int = 0, late: bool = False) -> list[SellerOrder]:
    """Money came: awaiting parts become placed, their pieces stay held for good, their shops are told.

    `prepaid` đồng are a deposit, shared by the parts. `late`: parts that expired come back as well. Pieces that were
    given back are held again; raises StockGone where they are sold, and then nothing is changed.
    """
    BEFORE_RELEASE.reach()
    states = [State.AWAITING, State.EXPIRED] if late else [State.AWAITING]
    parts = lock_rows(SellerOrder.objects.filter(order=order, state__in=states))
    if not parts:
        return []
    lines = _lines_of(parts)
    everything = [line for own in lines.values() for line in own]
    hold_again(everything)
    hold_for_good(everything)
    _move(parts, State.PLACED, note="")
    now = clock.now()
    weights = [part.total_dong for part in parts]
    for part, share in zip(parts, split_dong(prepaid, weights) if prepaid else [0] * len(parts), strict=True):
        part.answer_by, part.placed_at, part.prepaid_dong = answer_deadline(now), now, share
    SellerOrder.objects.bulk_update(parts, ["answer_by", "placed_at", "prepaid_dong"])
    notices.tell_sellers({part: lines[part.pk] for part in parts})
    AFTER_RELEASE.reach()
    return parts


@transaction.atomic
def await_parts_again(order: Any, *, held_until: datetime, by: Any = None) -> list[SellerOrder]:
    """The buyer wants to pay after all: parts whose time was over wait once more, their pieces held until then.

    Raises StockGone where pieces are sold, and then nothing is changed.
    """
    parts = lock_rows(SellerOrder.objects.filter(order=order, state__in=[State.AWAITING, State.EXPIRED]))
    lines = [line for own in _lines_of(parts).values() for line in own]
    hold_again(lines)
    hold_until(lines, held_until)
    _move([part for part in parts if part.state == State.EXPIRED], State.AWAITING, note="", by=by)
    BEFORE_AGAIN.reach()
    return parts


def cancel_awaiting_parts(order: Any, *, reason: str, by: Any = None) -> list[SellerOrder]:
    """The buyer gave up before paying: nothing brings these back."""
    return _end(order, State.CANCELLED, RELEASED, note=reason, by=by)


def expire_awaiting_parts(order: Any) -> list[SellerOrder]:
    """The time for paying is over; money that comes after all may bring them back while there is stock."""
    return _end(order, State.EXPIRED, EXPIRED, note="", by=None)


def hold_parts_until(order: Any, until: datetime) -> int:
    """The buyer pays another way, which has another time. Returns how many holds of awaiting parts it concerns."""
    parts = lock_rows(SellerOrder.objects.filter(order=order, state=State.AWAITING))
    return hold_until([line for own in _lines_of(parts).values() for line in own], until)


@transaction.atomic
def _end(order: Any, state: State, outcome: str, *, note: str, by: Any) -> list[SellerOrder]:
    BEFORE_EXPIRY.reach()
    parts = lock_rows(SellerOrder.objects.filter(order=order, state=State.AWAITING))
    if not parts:
        return []
    _move(parts, state, note=note, by=by)
    release_stock([line for own in _lines_of(parts).values() for line in own], outcome=outcome)
    AFTER_EXPIRY.reach()
    return parts


def _move(parts: Sequence[SellerOrder], state: State, *, note: str, by: Any = None) -> None:
    """All under lock, so the guard is the state each was read in."""
    now = clock.now()
    StateChange.objects.bulk_create(
        StateChange(
            seller_order=part, from_state=part.state, to_state=state, changed_at=now, changed_by=by, note=note[:255]
        )
        for part in parts
    )
    for before in {part.state for part in parts}:
        keys = [part.pk for part in parts if part.state == before]
        SellerOrder.objects.filter(pk__in=keys, state=before).update(state=state)
    for part in parts:
        audit.record(f"{state}_part", part, by=by, was=part.state, note=note)
        part.state = state


def _lines_of(parts: Sequence[SellerOrder]) -> dict[int, list[Any]]:
    lines: dict[int, list[Any]] = {part.pk: [] for part in parts}
    for own in SellerOrderLine.objects.filter(seller_order__in=parts).select_related("line").order_by("pk"):
        lines[own.seller_order_id].append(own.line)
    return lines
