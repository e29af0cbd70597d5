"""A payment whose time was over begins anew, while the goods are still there."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sellers.orders.services import await_parts_again
from shop.core import audit, clock
from shop.core.errors import DomainError
from shop.core.points import Point
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.attempts.selectors import held_payment

RENEWED_BEFORE_COMMIT = Point("renew_payment.before_commit")
MOST_TIMES = 3  # goods are not held for ever by whoever does not pay


class TooManyTimes(DomainError):
    def __init__(self) -> None:
        super().__init__(
            "renewed_too_often", _("This order has waited for its money several times. Please order the goods anew.")
        )


@transaction.atomic
def await_again(payment: Payment, *, by: Any = None) -> Payment:
    """Pieces held again, the clock wound up; one that still waits is given back as it is.

    Raises StockGone, naming what is left, and TooManyTimes; then nothing was changed.
    """
    held = held_payment(payment.pk)
    is_over = held.is_open and held.expires_at is not None and held.expires_at <= clock.now()
    if held.state != Payment.State.EXPIRED and not is_over:
        return held
    if held.attempts.filter(kind=PaymentAttempt.Kind.TRANSFER).count() > MOST_TIMES:
        raise TooManyTimes
    end = clock.now() + timedelta(seconds=settings.RESERVATION_SECONDS_TRANSFER)
    await_parts_again(held.purchase.order, held_until=end, by=by)
    state = Payment.State.PART_PAID if held.kept_dong else Payment.State.PENDING
    Payment.objects.filter(pk=held.pk).update(state=state, expires_at=end)
    held.attempts.filter(kind=PaymentAttempt.Kind.TRANSFER, state__in=("open", "checking")).update(state="expired")
    audit.record("await_payment_again", held, by=by)
    held.state, held.expires_at = state, end
    RENEWED_BEFORE_COMMIT.reach()
    return held
