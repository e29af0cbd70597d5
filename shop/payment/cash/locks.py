"""Orders that share a phone or an address pass one after the other, so that each sees what the one before promised."""

import hashlib

from django.db import connection

from shop.core import clock
from shop.core.locks import LockOutsideTransaction
from shop.payment.cash.models import CashAllowance


def lock_allowances(*, phone: str, address_key: str) -> None:
    """Held until the transaction ends; one query. Always in the same order, so that no two wait for each other.

    Writing the row is the lock: a rival's statement waits for ours, and what it reads afterwards includes our order.
    Raises LockOutsideTransaction.
    """
    if not connection.in_atomic_block:
        raise LockOutsideTransaction(CashAllowance.__name__)
    names = [f"phone:{phone}"] + ([f"address:{address_key}"] if address_key else [])
    now = clock.now()
    CashAllowance.objects.bulk_create(
        [CashAllowance(key=key, asked_at=now) for key in sorted(map(_hash_of, names))],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["asked_at"],
    )


def _hash_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
