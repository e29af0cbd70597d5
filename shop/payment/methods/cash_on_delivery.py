"""Cash on delivery: nothing to start, nothing to hold back; who took the cash is recorded with the delivery."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from shop.order.purchases.models import Method
from shop.payment.methods.base import Bill, NextStep, PaymentEvent


class CashOnDelivery:
    code = Method.CASH_ON_DELIVERY.value
    picture = "cash"

    def title(self) -> str:
        return _("Cash on delivery")

    def note(self) -> str:
        return _("You pay each parcel when it comes. The seller calls you before she sends it.")

    def refusal(self, bill: Bill) -> str:
        return ""

    def holds_until(self, now: datetime) -> datetime | None:
        return None

    def start(self, purchase: Any) -> NextStep:
        return NextStep()

    def handle_event(self, raw: bytes, headers: Any) -> Sequence[PaymentEvent]:
        return []

    def refund(self, purchase: Any, amount: int) -> None:
        """Cash goes back by hand; there is no provider to ask."""

    def expire(self, purchase: Any) -> None:
        """A promise to pay at the door does not run out."""
