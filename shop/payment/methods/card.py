"""Card, on Stripe's own page. No number of a card ever reaches us."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.order.purchases.models import Method
from shop.payment import stripe_gateway as gateway
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt, Refund
from shop.payment.attempts.services import UNDER_WAY
from shop.payment.card_attempts import begin_attempt, close_page, send_attempt
from shop.payment.errors import CardPartnerRefused, CardPartnerSilent
from shop.payment.methods.base import Bill, NextStep, SentRefund

STATES = {
    "succeeded": Refund.State.DONE,
    "pending": Refund.State.ASKED,
    "requires_action": Refund.State.ASKED,
    "failed": Refund.State.FAILED,
    "canceled": Refund.State.FAILED,
}


class Card:
    code = Method.CARD.value
    picture = "card"
    source = Receipt.Source.STRIPE.value

    def title(self) -> str:
        return _("Card")

    def note(self) -> str:
        return _("Visa, Mastercard, JCB, charged by our partner abroad. Meant for buyers with a card from abroad.")

    def is_offered(self) -> bool:
        return bool(settings.STRIPE_SECRET_KEY)

    def refusal(self, bill: Bill) -> str:
        return gateway.refusal_of_amount(bill.total)

    def lock(self, bill: Bill) -> None:
        """Nothing is limited."""

    def deposit(self, bill: Bill) -> int:
        return 0

    def holds_until(self, now: datetime) -> datetime | None:
        return now + timedelta(seconds=settings.RESERVATION_SECONDS_CARD)

    def start(self, purchase: Any) -> NextStep:
        """To Stripe's page; where Stripe is silent or refuses, to ours, which asks again or says what to do.

        Raises AmountNotChargeable.
        """
        payment = Payment.objects.select_related("purchase__order").get(purchase=purchase)
        attempt = begin_attempt(payment)
        if attempt.pay_url:
            return NextStep(attempt.pay_url)
        try:
            return NextStep(send_attempt(attempt).pay_url)
        except (CardPartnerSilent, CardPartnerRefused):
            attempt.refresh_from_db(
                fields=["pay_url"]
            )  # a double click: her other press may have been answered meanwhile
            return NextStep(attempt.pay_url or reverse("payments:card", kwargs={"key": attempt.key}))

    def send_refund(self, refund: Refund) -> SentRefund:
        intent = refund.receipt.reference if refund.receipt else ""
        try:
            sent = gateway.send_refund(intent, refund.amount_dong, key=refund.key)
        except CardPartnerSilent:
            return SentRefund(Refund.State.DUE)
        except CardPartnerRefused as refused:
            return SentRefund(Refund.State.FAILED, why=refused.reason)
        return SentRefund(STATES.get(sent.status, Refund.State.ASKED), sent.id, why=sent.status)

    def expire(self, payment: Any) -> None:
        """Close Stripe's page; where Stripe is silent the reconciler does it later."""
        for attempt in payment.attempts.filter(kind=PaymentAttempt.Kind.CARD, state__in=UNDER_WAY):
            try:
                close_page(attempt)
            except CardPartnerSilent:
                return
