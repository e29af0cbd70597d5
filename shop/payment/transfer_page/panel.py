"""What the page of a transfer says, as plain values: one state, the sums, the time left."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.bank.banks import bank_name
from shop.bank.inquiries import open_inquiries
from shop.bank.models import Inquiry
from shop.core import clock, formats
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.evidence import Outcome
from shop.payment.services import TRANSFER, way_of
from shop.payment.transfer_codes import code_on_offer, codes_of


class Shown(StrEnum):
    WAITING = "waiting"
    CHECKING = "checking"  # she says she has sent it
    LOOKED_AT = "looked_at"  # she wrote another memo, and a person looks for it
    PART_PAID = "part_paid"
    PAID = "paid"
    TOO_LATE = "too_late"  # the money goes back
    EXPIRED = "expired"
    ENDED = "ended"  # given up, or paid otherwise
    NO_CODE = "no_code"  # nothing offered yet


ASKS_FOR_MONEY = (Shown.WAITING, Shown.CHECKING, Shown.LOOKED_AT, Shown.PART_PAID)


@dataclass(frozen=True)
class Panel:
    """Sums in đồng. `mark` changes when anything does that the page shows."""

    state: Shown
    purchase: Purchase
    payment: Payment
    attempt: PaymentAttempt | None = None
    inquiry: Inquiry | None = None
    outcome: str = ""

    @property
    def number(self) -> str:
        return self.purchase.order.number

    @property
    def asks(self) -> bool:
        return self.state in ASKS_FOR_MONEY and self.attempt is not None

    @property
    def bank(self) -> str:
        return bank_name(settings.BANK_BIN)

    @property
    def account(self) -> str:
        return settings.BANK_ACCOUNT

    @property
    def holder(self) -> str:
        return settings.BANK_ACCOUNT_NAME

    @property
    def surplus(self) -> int:
        """What came beyond what was due, and goes back."""
        return self.payment.refunded_dong if self.outcome == Outcome.OVERPAID else 0

    @property
    def left(self) -> str:
        return told_left(self.payment.expires_at) if self.payment.expires_at else ""

    @property
    def left_share(self) -> int:
        """How much of the time is left, out of a hundred."""
        if not self.payment.expires_at:
            return 100
        whole = settings.RESERVATION_SECONDS_TRANSFER or 1
        left = int((self.payment.expires_at - clock.now()).total_seconds())
        return max(0, min(100, 100 * left // whole))

    @property
    def end(self) -> str:
        """09:12, Sunday 22 Nov"""
        end = self.payment.expires_at
        return f"{formats.time(end)}, {formats.weekday(end)}" if end else ""

    @property
    def mark(self) -> str:
        facts = (self.state, self.payment.received_dong, self.payment.due_dong, self.attempt and self.attempt.memo)
        return "-".join(str(fact) for fact in facts)


def panel_of(purchase: Purchase) -> Panel | None:
    """None for a purchase that has no payment row, or never had to do with a transfer. At most five queries."""
    payment = Payment.objects.filter(purchase=purchase).first()
    if payment is None:
        return None
    attempt, codes = code_on_offer(payment), codes_of(payment)
    if attempt is None and not codes:
        return None
    inquiry = open_inquiries(codes).first() if payment.is_open else None
    outcome = _last_outcome(payment)
    state = _state(payment, attempt, inquiry, outcome)
    return Panel(state, purchase, payment, attempt, inquiry, outcome)


def asks_by_transfer(payment: Payment) -> bool:
    """It is the way she chose, or a deposit, which goes by transfer whatever the rest does."""
    return way_of(payment) == TRANSFER


def told_left(end: datetime) -> str:
    """23 h 41 min left; less than a minute; nothing once it is over."""
    minutes = int((end - clock.now()).total_seconds()) // 60
    if minutes < 0:
        return ""
    hours, minutes = divmod(minutes, 60)
    if hours:
        return ngettext("%(hours)s hour %(minutes)s min left", "%(hours)s hours %(minutes)s min left", hours) % {
            "hours": hours,
            "minutes": minutes,
        }
    return _("%(minutes)s min left") % {"minutes": minutes} if minutes else _("less than a minute left")


def _state(payment: Payment, attempt: PaymentAttempt | None, inquiry: Inquiry | None, outcome: str) -> Shown:
    State = Payment.State
    if payment.state == State.PAID or (payment.is_open and payment.kept_dong and payment.to_pay_now_dong == 0):
        return Shown.PAID
    if payment.state == State.REFUNDED:
        return Shown.TOO_LATE if outcome == Outcome.LATE_REFUNDED else Shown.ENDED
    if payment.state == State.EXPIRED:
        return Shown.EXPIRED
    if not payment.is_open:
        return Shown.ENDED
    if payment.expires_at and payment.expires_at <= clock.now():
        return Shown.EXPIRED
    if not asks_by_transfer(payment):
        return Shown.ENDED
    if attempt is None:
        return Shown.NO_CODE
    if inquiry:
        return Shown.LOOKED_AT
    if payment.state == State.PART_PAID:
        return Shown.PART_PAID
    return Shown.CHECKING if attempt.state == PaymentAttempt.State.CHECKING else Shown.WAITING


def _last_outcome(payment: Payment) -> str:
    last = payment.receipts.order_by("-pk").values_list("outcome", flat=True).first()
    return last or ""
