"""Writing a payment's state while its row is locked."""

from typing import Any

from shop.core import clock
from shop.payment.attempts.models import Payment


def move_to(payment: Payment, state: Payment.State) -> None:
    """Paid once stays dated; what is settled runs out no more."""
    changes: dict[str, Any] = {"state": state}
    if state == Payment.State.PAID and payment.paid_at is None:
        changes["paid_at"] = clock.now()
    if state in SETTLED or (state == Payment.State.PART_PAID and payment.to_pay_now_dong == 0):
        changes["expires_at"] = None
    Payment.objects.filter(pk=payment.pk).update(**changes)
    for name, value in changes.items():
        setattr(payment, name, value)


SETTLED = (Payment.State.PAID, Payment.State.REFUNDED)
