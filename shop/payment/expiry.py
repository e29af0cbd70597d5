"""When money does not come: the buyer gives up, or the time is over. Pieces go back, and what was paid in part."""

from typing import Any

import structlog
from django.db import transaction

from sellers.orders.services import cancel_awaiting_parts, expire_awaiting_parts
from shop.core import audit, clock
from shop.core.points import Point
from shop.offers.returning import give_back_uses
from shop.payment import told
from shop.payment.attempts.models import WAITING, Payment
from shop.payment.attempts.selectors import held_payment
from shop.payment.errors import NothingAwaited
from shop.payment.refunds import give_back
from shop.payment.states import move_to

log = structlog.get_logger(__name__)
BEFORE_COMMIT, AFTER_COMMIT = Point("expire_payment.before_commit"), Point("expire_payment.after_commit")
CANCEL_BEFORE_COMMIT = Point("cancel_unpaid.before_commit")


@transaction.atomic
def cancel_unpaid(payment: Payment, *, by: Any = None, reason: str = "") -> None:
    """The buyer does not want to pay after all. Money that comes later goes back. Raises NothingAwaited."""
    held = held_payment(payment.pk)
    if not held.is_open or not cancel_awaiting_parts(held.purchase.order, reason=reason, by=by):
        raise NothingAwaited
    give_back_uses(held.purchase.order_id)
    _end(held, Payment.State.FAILED, by=by)
    Payment.objects.filter(pk=held.pk).update(due_dong=0)
    CANCEL_BEFORE_COMMIT.reach()


def expire_payments() -> int:
    """End what waits for money past its time; returns how many. Safe to run twice.

    Each in a transaction of its own: a payment that comes at this moment is either in time or late, never lost.
    """
    due = Payment.objects.filter(state__in=WAITING, expires_at__lte=clock.now())
    return sum(_expire(pk) for pk in due.order_by("pk").values_list("pk", flat=True))


def _expire(pk: int) -> bool:
    with transaction.atomic():
        held = held_payment(pk)
        if not held.is_open or held.expires_at is None or held.expires_at > clock.now():
            return False
        expire_awaiting_parts(held.purchase.order)
        _end(held, Payment.State.EXPIRED, by=None)
        told.time_is_over(held)
        BEFORE_COMMIT.reach()
    AFTER_COMMIT.reach()
    return True


def _end(payment: Payment, state: Payment.State, *, by: Any) -> None:
    if payment.kept_dong:
        give_back(payment, payment.kept_dong, key=f"{state}-{payment.pk}", why=state, by=by)
    move_to(payment, state)
    audit.record(f"payment_{state}", payment, by=by)
