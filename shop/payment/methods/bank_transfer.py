"""Bank transfer to the market's account: a code to scan, a word in the memo, and the bank's own word that it came."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.order.purchases.models import Method
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt
from shop.payment.attempts.services import UNDER_WAY
from shop.payment.methods.base import Bill, NextStep, PaymentMethod, SentRefund
from shop.payment.transfer_codes import offer_code
from shop.payment.vietqr import LARGEST_SUM


class BankTransfer(PaymentMethod):
    code = Method.BANK_TRANSFER.value
    picture = "qr"
    source = Receipt.Source.BANK.value

    def title(self) -> str:
        return _("Bank transfer by VietQR")

    def note(self) -> str:
        hours = settings.RESERVATION_SECONDS_TRANSFER // 3600
        return _("Scan a code with your bank's app. The goods are held for you for %(hours)s hours.") % {"hours": hours}

    def is_offered(self) -> bool:
        return bool(settings.BANK_BIN and settings.BANK_ACCOUNT)

    def refusal(self, bill: Bill) -> str:
        return "" if 0 < bill.total <= LARGEST_SUM else _("This sum cannot be sent by transfer.")

    def lock(self, bill: Bill) -> None:
        """Nothing about it is limited."""

    def holds_until(self, now: datetime) -> datetime | None:
        return now + timedelta(seconds=settings.RESERVATION_SECONDS_TRANSFER)

    def start(self, purchase: Any) -> NextStep:
        """No network is asked: the code is written, and the page that shows it is where she goes."""
        attempt = offer_code(Payment.objects.get(purchase=purchase))
        if attempt is None:
            return NextStep()
        return NextStep(reverse("transfer:page", kwargs={"number": purchase.order.number}))

    def send_refund(self, refund: Any) -> SentRefund:
        """No bank takes our orders: a person of finance sends it from the bank's app and says so."""
        return SentRefund.BY_HAND

    def expire(self, payment: Any) -> None:
        """No more codes are shown. One that is used all the same is still known, and its money is told of."""
        under_way = payment.attempts.filter(kind=PaymentAttempt.Kind.TRANSFER, state__in=UNDER_WAY)
        under_way.update(state=PaymentAttempt.State.EXPIRED)
