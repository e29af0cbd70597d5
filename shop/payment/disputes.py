"""A cardholder contests a charge. Stripe takes the money at once and gives it back when the market wins.

The books follow the money. What the seller is owed and what left her stock stay as they are: she did her part, and
who bears a lost dispute is for finance to decide (docs/decisions/0012).
"""

from collections.abc import Mapping
from typing import Any

import structlog
from django.db import transaction

from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.core import audit, clock
from shop.core.locks import lock_rows
from shop.core.points import Point
from shop.payment import told
from shop.payment.attempts.models import Dispute, PaymentAttempt

log = structlog.get_logger(__name__)
DISPUTE_BEFORE_COMMIT = Point("dispute.before_commit")
INQUIRY = "warning"  # Stripe's word for a question that takes no money yet
State = Dispute.State


@transaction.atomic
def take_in_dispute(attempt: PaymentAttempt, about: Mapping[str, Any]) -> str:
    """Opened, won or lost, whichever came first; the state moves forward alone. Safe to repeat."""
    status = str(about.get("status", ""))
    dispute = _row(attempt, about)
    if status == "lost" or not status.startswith(INQUIRY):
        _take_money(dispute)
    ends = {"won": State.WON, "lost": State.LOST, "warning_closed": State.WON}
    if status in ends:
        _close(dispute, ends[status])
    DISPUTE_BEFORE_COMMIT.reach()
    return f"dispute_{dispute.state}"


def _row(attempt: PaymentAttempt, about: Mapping[str, Any]) -> Dispute:
    reference = str(about["id"])
    fresh = Dispute(
        payment=attempt.payment,
        provider_ref=reference,
        amount_dong=int(about["amount"]),
        reason=str(about.get("reason") or "")[:60],
        opened_at=clock.now(),
    )
    if Dispute.objects.filter(provider_ref=reference).first() is None:
        Dispute.objects.bulk_create([fresh], ignore_conflicts=True)
    (dispute,) = lock_rows(Dispute.objects.filter(provider_ref=reference).select_related("payment__purchase__order"))
    return dispute


def _take_money(dispute: Dispute) -> None:
    posted = ledger.post(
        f"dispute-{dispute.provider_ref}-opened",
        "dispute_opened",
        ledger.move(dispute.amount_dong, out_of=Account.MONEY_STRIPE, into=Account.DISPUTES),
        at=clock.now(),
        about=dispute.payment.purchase.order.number,
    )
    if posted is None:
        return
    Dispute.objects.filter(pk=dispute.pk).update(money_taken=True)
    dispute.money_taken = True
    log.error("dispute_opened", dispute=dispute.provider_ref, amount=dispute.amount_dong)
    audit.record("dispute_opened", dispute, amount_dong=dispute.amount_dong)
    told.finance_of_dispute(dispute)


def _close(dispute: Dispute, end: Dispute.State) -> None:
    closed = Dispute.objects.filter(pk=dispute.pk, state=State.OPENED).update(state=end, closed_at=clock.now())
    if not closed:
        return
    dispute.state = end
    if end == State.WON and dispute.money_taken:
        ledger.post(
            f"dispute-{dispute.provider_ref}-won",
            "dispute_won",
            ledger.move(dispute.amount_dong, out_of=Account.DISPUTES, into=Account.MONEY_STRIPE),
            at=clock.now(),
            about=dispute.payment.purchase.order.number,
        )
    audit.record(f"dispute_{end}", dispute, amount_dong=dispute.amount_dong)
    told.finance_of_dispute(dispute)
