"""Orders that wait for money, and the word that it came."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from shop.basket.parcels import parcels_of
from shop.basket.selectors import contents_of
from shop.checkout.services import checkout_key
from shop.core import clock
from shop.order.services import Terms, write_purchase
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.attempts.services import open_attempt
from shop.payment.evidence import BANK, STRIPE, Evidence
from shop.payment.services import open_payment
from tests.factories.checkout import basket_with, buyer

HOUR = timedelta(hours=1)


@transaction.atomic
def unpaid(*goods: tuple[Any, int], by: Any = None, method: str = "transfer", deposit: int = 0) -> Payment:
    """What placing an order writes where money comes first: parts that wait, pieces held for an hour."""
    basket, who = basket_with(*goods, owner=by), buyer(by)
    parcels = parcels_of(contents_of(basket, pictured=False), who.commune.province_id, {})
    held_until = clock.now() + HOUR
    terms = Terms(method, checkout_key(basket), held_until, awaiting=True)
    purchase, _token = write_purchase(basket, parcels, buyer=who, terms=terms)
    return open_payment(purchase, deposit=deposit, expires_at=held_until)


def card_attempt(payment: Payment, amount: int | None = None) -> PaymentAttempt:
    return open_attempt(payment, kind="card", amount=amount or payment.due_dong)


def bank(amount: int, reference: str = "FT1", **facts: Any) -> Evidence:
    return Evidence(BANK, reference, amount, clock.now(), **facts)


def stripe(attempt: PaymentAttempt, amount: int | None = None, **facts: Any) -> Evidence:
    facts = {"reference": f"pi_{attempt.pk}", "amount": amount or attempt.amount_dong, **facts}
    return Evidence(source=STRIPE, at=clock.now(), attempt=attempt, **facts)


def run_out(payment: Payment, *, at: datetime | None = None) -> None:
    """As if its time were over."""
    past = at or clock.now() - HOUR
    Payment.objects.filter(pk=payment.pk).update(expires_at=past)
    lines = payment.purchase.order.lines.all()
    for line in lines:
        type(line.reservation).objects.filter(line=line).update(held_until=past)
