"""Stock moves by one guarded UPDATE a stock record, in primary-key order; a CHECK stands behind (DESIGN, rule 4)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from catalog.search.indexing import enqueue
from catalog.selectors import free_stock
from sellers.stock.errors import CountChanged, StockGone
from sellers.stock.models import Reservation
from shop.core import audit, clock

RELEASED, EXPIRED, SHIPPED = "released", "expired", "shipped"

# Oscar leaves the column empty until the first allocation.
ALLOCATED = Coalesce(F("num_allocated"), Value(0))


@dataclass(frozen=True)
class Wanted:
    """Pieces of a stock record for a saved line of an order."""

    stock_record_id: int
    line: Any
    quantity: int


@transaction.atomic
def reserve_stock(wanted: list[Wanted], *, held_until: datetime | None) -> None:
    """Hold pieces for order lines until paid or shipped, or until `held_until`. All or nothing.

    Raises StockGone, naming the product and how many pieces are left.
    """
    for record_id, quantity in sorted(_sum_by_record(wanted).items()):
        if not _allocate(record_id, quantity):
            raise _gone(record_id)
    now = clock.now()
    Reservation.objects.bulk_create(
        Reservation(
            stock_record_id=want.stock_record_id,
            line=want.line,
            quantity=want.quantity,
            held_from=now,
            held_until=held_until,
        )
        for want in wanted
    )
    enqueue(want.line.product_id for want in wanted)


@transaction.atomic
def expire_reservations() -> int:
    """Give back what was held until a moment that has passed. Returns pieces freed; safe to run twice.

    Cash on delivery holds without an end, so this concerns only what waits for money.
    """
    due = Reservation.objects.filter(held_until__lte=clock.now(), ended_at=None).select_related("line")
    return release_stock([reservation.line for reservation in due], outcome=EXPIRED)


@transaction.atomic
def release_stock(lines: Iterable[Any], *, outcome: str = RELEASED) -> int:
    """Give back what is held for these order lines. Returns pieces freed; a second call frees nothing."""
    lines = list(lines)
    freed = _end_reservations(lines, outcome)
    for record_id, quantity in sorted(freed.items()):
        _records().filter(pk=record_id).update(num_allocated=F("num_allocated") - quantity, date_updated=clock.now())
    if freed:
        enqueue(line.product_id for line in lines)
    return sum(freed.values())


@transaction.atomic
def hold_again(lines: Iterable[Any]) -> None:
    """Hold anew what was given back because its time was over. All or nothing; raises StockGone."""
    expired = Reservation.objects.filter(line__in=[line.pk for line in lines], ended_as=EXPIRED)
    wanted: dict[int, int] = defaultdict(int)
    again = list(expired.select_related("line").order_by("stock_record_id", "pk"))
    for reservation in again:
        wanted[reservation.stock_record_id] += reservation.quantity
    for record_id, quantity in sorted(wanted.items()):
        if not _allocate(record_id, quantity):
            raise _gone(record_id)
    if again:
        Reservation.objects.filter(pk__in=[each.pk for each in again]).update(
            held_from=clock.now(), held_until=None, ended_at=None, ended_as=""
        )
        enqueue(reservation.line.product_id for reservation in again)


def hold_until(lines: Iterable[Any], end: datetime) -> int:
    """What is held for these order lines is held until that moment. Returns how many holds."""
    held = Reservation.objects.filter(line__in=[line.pk for line in lines], ended_at=None)
    return held.update(held_until=end)


def hold_for_good(lines: Iterable[Any]) -> int:
    """Paid for: these pieces wait for no clock any more. Returns how many holds."""
    held = Reservation.objects.filter(line__in=[line.pk for line in lines], ended_at=None)
    return held.update(held_until=None)


@transaction.atomic
def ship_stock(lines: Iterable[Any]) -> int:
    """Take what is held for these order lines out of stock. Returns pieces shipped; a second call ships nothing."""
    shipped = _end_reservations(lines, SHIPPED)
    for record_id, quantity in sorted(shipped.items()):
        _records().filter(pk=record_id).update(
            num_in_stock=F("num_in_stock") - quantity,
            num_allocated=F("num_allocated") - quantity,
            date_updated=clock.now(),
        )
    return sum(shipped.values())


@transaction.atomic
def set_available(record: Any, *, count: int, was: int, by: Any) -> None:
    """The seller counted: `count` pieces may be sold, besides those held for buyers. `was` is what she saw before.

    Raises CountChanged where somebody bought meanwhile: her number would bring sold pieces back.
    """
    changed = (
        _records()
        .annotate(left=F("num_in_stock") - ALLOCATED)
        .filter(pk=record.pk, left=was)
        .update(num_in_stock=ALLOCATED + count, date_updated=clock.now())
    )
    if not changed:
        raise CountChanged(free_stock(_records().get(pk=record.pk)))
    audit.record("set_available", record, by=by, count=count, was=was)
    enqueue([record.product_id])


def _sum_by_record(wanted: list[Wanted]) -> dict[int, int]:
    total: dict[int, int] = defaultdict(int)
    for want in wanted:
        total[want.stock_record_id] += want.quantity
    return total


def _allocate(record_id: int, quantity: int) -> bool:
    """Check and write in one statement: between them nobody can come."""
    return bool(
        _records()
        .annotate(left=F("num_in_stock") - ALLOCATED)
        .filter(pk=record_id, left__gte=quantity)
        .update(num_allocated=ALLOCATED + quantity, date_updated=clock.now())
    )


def _gone(record_id: int) -> StockGone:
    record = _records().select_related("product__parent").get(pk=record_id)
    return StockGone(record.product, left=free_stock(record))


def _end_reservations(lines: Iterable[Any], outcome: str) -> dict[int, int]:
    """Pieces by stock record. Each reservation ends once: whoever writes `ended_at` first."""
    ended: dict[int, int] = defaultdict(int)
    held = Reservation.objects.filter(line__in=[line.pk for line in lines], ended_at=None)
    for reservation in held.order_by("stock_record_id", "pk"):
        mine = Reservation.objects.filter(pk=reservation.pk, ended_at=None).update(
            ended_at=clock.now(), ended_as=outcome
        )
        if mine:
            ended[reservation.stock_record_id] += reservation.quantity
    return ended


def _records() -> Any:
    return get_model("partner", "StockRecord").objects
