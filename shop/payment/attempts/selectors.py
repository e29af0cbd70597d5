"""Rows of payments and tries as the rooms of paying read them: with the purchase at hand."""

from uuid import UUID

from django.db.models import QuerySet

from shop.core.locks import lock_row
from shop.payment.attempts.models import Payment, PaymentAttempt


def payments_with_purchase() -> QuerySet[Payment]:
    return Payment.objects.select_related("purchase__order", "purchase__placed_by")


def held_payment(pk: int) -> Payment:
    """This payment, locked until the transaction ends: first in the order of locks. Raises Payment.DoesNotExist."""
    return lock_row(payments_with_purchase(), pk)


def attempts_with_purchase() -> QuerySet[PaymentAttempt]:
    return PaymentAttempt.objects.select_related("payment__purchase__order")


def card_attempt(key: UUID) -> PaymentAttempt | None:
    """The try at paying by card that goes by this key."""
    return attempts_with_purchase().filter(key=key, kind=PaymentAttempt.Kind.CARD).first()
