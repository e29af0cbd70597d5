"""A purchase that is to be paid by card, and events brought to the market's door."""

from typing import Any

from django.test import Client

from shop.checkout.services import place_order
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import PaymentAttempt
from shop.payment.services import start_payment
from tests.factories.checkout import asked_for, basket_with
from tests.stand_ins.stripe import StripeStandIn

HOOK = "/webhooks/stripe/"


def placed_for_card(*goods: tuple[Any, int], by: Any = None) -> Purchase:
    """The order is written; Stripe has not been asked."""
    return place_order(asked_for(basket_with(*goods, owner=by), by=by, method="card")).purchase


def begun_by_card(*goods: tuple[Any, int], by: Any = None) -> PaymentAttempt:
    """The buyer stands before the page where she pays."""
    start_payment(placed_for_card(*goods, by=by))
    return PaymentAttempt.objects.latest("pk")


def paid_by_card(stand_in: StripeStandIn, *goods: tuple[Any, int], by: Any = None) -> PaymentAttempt:
    """She has paid; nobody here knows yet."""
    attempt = begun_by_card(*goods, by=by)
    stand_in.books.pay(attempt.provider_ref)
    return attempt


def deliver(stand_in: StripeStandIn, event: dict[str, Any] | None = None, **signed: Any) -> Any:
    """The market's answer to an event, the newest unless named."""
    body, header = stand_in.post.signed(event or stand_in.post.sent[-1], **signed)
    return knock(body, header)


def knock(body: bytes, header: str | None) -> Any:
    headers = {} if header is None else {"Stripe-Signature": header}
    return Client().post(HOOK, body, content_type="application/json", headers=headers)
