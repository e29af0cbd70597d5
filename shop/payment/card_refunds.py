"""What Stripe says of a refund, ours or one made at its own desk, brought into our books."""

import structlog
from django.db import transaction
from django.db.models import QuerySet

from shop.payment import told
from shop.payment.attempts.models import PaymentAttempt, Receipt, Refund
from shop.payment.attempts.selectors import attempts_with_purchase
from shop.payment.evidence import STRIPE
from shop.payment.refunds import record_outside_refund, refund_asked, refund_done, refund_failed, return_suspended
from shop.payment.stripe_gateway import SentRefund

log = structlog.get_logger(__name__)
FAILED = ("failed", "canceled")


def take_in_refund(sent: SentRefund) -> str:
    """A word for what it changed; "unknown" where no payment of ours is behind it. Safe to repeat."""
    ours = _ours(sent)
    if ours is not None:
        return _continue(ours, sent)
    if sent.status != "succeeded":
        return "waits"
    receipt = Receipt.objects.select_related("payment").filter(source=STRIPE, reference=sent.intent).first()
    if receipt is None:
        return "unknown"
    if receipt.in_suspense_dong >= sent.amount:
        return _from_suspense(receipt, sent)
    if receipt.payment is None:
        return "unknown"
    made = record_outside_refund(receipt.payment, sent.amount, source=STRIPE, reference=sent.id)
    return "outside" if made is not None else "more_than_received"


def names_of_refunds(intent: str) -> list[str]:
    """Stripe's names of all refunds out of this charge that we know."""
    return list(_out_of(intent).values_list("provider_ref", flat=True))


def unfinished_refunds_of(intent: str) -> list[str]:
    """Of those, the ones on their way."""
    return list(_out_of(intent).filter(state=Refund.State.ASKED).values_list("provider_ref", flat=True))


def attempt_of_intent(intent: str) -> PaymentAttempt | None:
    return attempts_with_purchase().filter(payment_intent=intent).first() if intent else None


def _out_of(intent: str) -> QuerySet[Refund]:
    return Refund.objects.filter(source=STRIPE, receipt__reference=intent).exclude(provider_ref="")


def _ours(sent: SentRefund) -> Refund | None:
    mine = Refund.objects.filter(source=STRIPE)
    return mine.filter(provider_ref=sent.id).first() or (
        mine.filter(key=sent.key, receipt__reference=sent.intent).first() if sent.key else None
    )


def _continue(ours: Refund, sent: SentRefund) -> str:
    if sent.status == "succeeded":
        return "done" if refund_done(ours, reference=sent.id) else "already"
    if sent.status in FAILED:
        if ours.state == Refund.State.DONE:  # the bank sent it back after all: the buyer is owed it again
            log.error("refund_came_back", refund=ours.pk, reference=sent.id)
            told.finance_of_refund(ours)
            return "came_back"
        refund_failed(ours, why=sent.status)
        return "failed"
    refund_asked(ours, reference=sent.id)
    return "asked"


@transaction.atomic
def _from_suspense(receipt: Receipt, sent: SentRefund) -> str:
    """Sent back at Stripe's desk before anybody here decided; so it is done, and must not be sent again."""
    made = return_suspended(receipt, sent.amount, key=f"outside-{sent.id}", why="outside", by=None)
    refund_done(made, reference=sent.id)
    return "outside"
