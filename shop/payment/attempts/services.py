"""Opening a try at paying, before anybody outside is asked, and what became of it."""

from datetime import datetime

from django.db import transaction

from shop.core import clock
from shop.core.locks import lock_row
from shop.core.points import Point
from shop.payment.attempts.models import Payment, PaymentAttempt

BEFORE_COMMIT, AFTER_COMMIT = Point("open_attempt.before_commit"), Point("open_attempt.after_commit")
State = PaymentAttempt.State
UNDER_WAY = (State.OPEN, State.CHECKING)


def open_attempt(
    payment: Payment, *, kind: str, amount: int, memo: str = "", expires_at: datetime | None = None
) -> PaymentAttempt:
    """A new try, or the one under way of this kind and sum: pressing twice asks the provider with the same key."""
    with transaction.atomic():
        held = lock_row(Payment.objects.all(), payment.pk)
        known = held.attempts.filter(kind=kind, amount_dong=amount, state__in=UNDER_WAY)
        attempt = known.exclude(expires_at__lte=clock.now()).first() or PaymentAttempt.objects.create(
            payment=held, kind=kind, amount_dong=amount, memo=memo, created_at=clock.now(), expires_at=expires_at
        )
        BEFORE_COMMIT.reach()
    AFTER_COMMIT.reach()
    return attempt


@transaction.atomic
def close_attempt(attempt: PaymentAttempt, state: PaymentAttempt.State) -> bool:
    """Failed or expired: never over one that succeeded, so that late word cannot move it backwards (T21)."""
    closed = PaymentAttempt.objects.filter(pk=attempt.pk, state__in=UNDER_WAY).update(state=state)
    return bool(closed)


def mark_checking(attempt: PaymentAttempt) -> None:
    """Nobody knows yet whether money was taken (T17): told to the buyer as such, asked again by the reconciler."""
    if PaymentAttempt.objects.filter(pk=attempt.pk, state=State.OPEN).update(state=State.CHECKING):
        waiting = Payment.objects.filter(pk=attempt.payment_id, state=Payment.State.PENDING)
        waiting.update(state=Payment.State.CHECKING)
