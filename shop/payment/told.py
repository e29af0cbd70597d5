"""What buyers are told of their money, and what finance must look at. Rows written with the deed, sent after commit."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shop.accounts.roles import finance_people
from shop.core.formats import dong
from shop.notices.services import EMAIL, PAGE, SMS, Message, notify, notify_all
from shop.payment.attempts.models import Dispute, Payment, Receipt, Refund
from shop.payment.evidence import CASH, Outcome

FINANCES_LANGUAGE = "vi"
FINANCES_PAGE = "/doi-soat/"


def money_came(payment: Payment, receipt: Receipt, outcome: Outcome) -> None:
    """Cash at the door is told with the delivery."""
    if receipt.source == CASH:
        return
    with translation.override(payment.purchase.language):
        missing, sum_ = dong(payment.to_pay_now_dong), dong(receipt.amount_dong)
        sentences = {
            Outcome.RELEASED: _("We have received your payment of %(sum)s. The sellers have your order now."),
            Outcome.PART_PAID: _("We have received %(sum)s. %(missing)s is still missing before the sellers begin."),
            Outcome.OVERPAID: _("We have received %(sum)s. That is more than was due: the rest goes back to you."),
            Outcome.LATE_HONOURED: _(
                "Your payment of %(sum)s came late, but the goods are still there: the sellers have your order."
            ),
            Outcome.LATE_REFUNDED: _(
                "Your payment of %(sum)s came when the order was over. All of it goes back to you."
            ),
        }
        body = sentences[outcome] % {"sum": sum_, "missing": missing}
        _tell(payment, kind="payment", key=f"receipt-{receipt.pk}", body=body)


def money_sent_back(payment: Payment, refund: Refund) -> None:
    with translation.override(payment.purchase.language):
        body = _("We have sent %(sum)s back to you, the way it was paid. Your bank may need a day or two.")
        facts = {"sum": dong(refund.amount_dong)}
        _tell(payment, kind="refund", key=f"refund-{refund.pk}-done", body=body % facts)


def time_is_over(payment: Payment) -> None:
    with translation.override(payment.purchase.language):
        body = _("No payment came in time, so the order has ended and the goods are free again.")
        if payment.received_dong:
            body += " " + _("What you paid goes back to you.")
        _tell(payment, kind="payment_expired", key=f"payment-{payment.pk}-expired", body=body)


def finance_of_suspense(receipt: Receipt) -> None:
    with translation.override(FINANCES_LANGUAGE):
        body = _("%(sum)s came as %(reference)s and belongs to no order yet: %(why)s.")
        facts = {"sum": _sum(receipt), "reference": receipt.reference, "why": receipt.why}
        _finance(f"suspense-{receipt.pk}", _("Money to look at"), body % facts)


def finance_of_refund(refund: Refund) -> None:
    with translation.override(FINANCES_LANGUAGE):
        body = _("%(sum)s must be sent back by hand: %(why)s.")
        facts = {"sum": dong(refund.amount_dong), "why": refund.why}
        _finance(f"refund-{refund.pk}-by-hand", _("A refund to send"), body % facts)


def finance_of_dispute(dispute: Dispute) -> None:
    with translation.override(FINANCES_LANGUAGE):
        body = _("%(sum)s of order %(number)s, %(reference)s: %(state)s.")
        facts = {
            "sum": dong(dispute.amount_dong),
            "number": dispute.payment.purchase.order.number,
            "reference": dispute.provider_ref,
            "state": dispute.State(dispute.state).label,
        }
        _finance(f"dispute-{dispute.pk}-{dispute.state}", _("A contested card payment"), body % facts)


def _sum(receipt: Receipt) -> str:
    return dong(receipt.amount_dong) if receipt.currency == "VND" else f"{receipt.amount_dong} {receipt.currency}"


def _tell(payment: Payment, *, kind: str, key: str, body: str) -> None:
    purchase = payment.purchase
    number = purchase.order.number
    has_mail = bool(purchase.email or (purchase.placed_by and purchase.placed_by.email))
    notify(
        Message(
            kind=kind,
            key=key,
            subject=_("Order %(number)s: your payment") % {"number": number},
            body=body,
            url=reverse("purchases:detail", kwargs={"number": number}),
            person=purchase.placed_by,
            email=purchase.email,
            phone=purchase.phone,
            channels=(PAGE, EMAIL) if has_mail else (PAGE, SMS),
        )
    )


def _finance(key: str, subject: str, body: str) -> None:
    notify_all(
        Message(
            kind="finance",
            key=f"{key}-to-{person.pk}",
            subject=subject,
            body=body,
            url=FINANCES_PAGE,
            person=person,
            channels=(PAGE, EMAIL),
        )
        for person in finance_people()
    )
