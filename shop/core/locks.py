"""Row locks, in the one order that keeps deadlocks away.

Order: checkout key → a provider's event → payment → seller orders by primary key → stock records by primary key →
ledger → applications → union tree. Whoever moves a part so that money follows takes the payment first
(sellers.orders.money.hold_money).
A guarded single UPDATE comes first (HOUSE 6); a lock is for what one statement cannot say.
"""

from typing import TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


class LockOutsideTransaction(RuntimeError):
    """A lock without a transaction is let go at once and protects nothing."""


def lock_rows(queryset: models.QuerySet[Row]) -> list[Row]:
    """The rows, locked until the transaction ends, in primary key order.

    On SQLite the transaction itself is the lock (IMMEDIATE), so this only reads.
    Raises LockOutsideTransaction.
    """
    if not connection.in_atomic_block:
        raise LockOutsideTransaction(queryset.model.__name__)
    return list(queryset.order_by("pk").select_for_update(of=("self",)))


def lock_row(queryset: models.QuerySet[Row], pk: int) -> Row:
    """One row, locked. Raises the model's DoesNotExist."""
    rows = lock_rows(queryset.filter(pk=pk))
    if not rows:
        raise queryset.model.DoesNotExist(pk)  # type: ignore[attr-defined]
    return rows[0]
