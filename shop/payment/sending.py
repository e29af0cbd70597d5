"""Asking a provider to send money back. No transaction is open while it is asked."""

from shop.core.points import Point
from shop.payment.attempts.models import Refund
from shop.payment.methods.base import SentRefund
from shop.payment.refunds import hand_over, refund_asked, refund_done, refund_failed, unsent_refunds
from shop.payment.services import METHODS

BEFORE_ASKING, AFTER_ASKING = Point("send_refund.before_asking"), Point("send_refund.after_asking")


def send(pk: int) -> str:
    """Send one refund; returns its new state. Safe to repeat: the provider knows it by its key."""
    owed = Refund.objects.select_related("receipt__attempt", "payment__purchase__order").get(pk=pk)
    if owed.state != Refund.State.DUE:
        return owed.state
    BEFORE_ASKING.reach()
    answer = _ask(owed)
    AFTER_ASKING.reach()
    _write_down(owed, answer)
    owed.refresh_from_db(fields=["state"])
    return owed.state


def send_owed_refunds() -> int:
    """All that no task has sent. Returns how many left the state "due"."""
    return sum(send(owed.pk) != Refund.State.DUE for owed in unsent_refunds())


def _ask(owed: Refund) -> SentRefund:
    """By the way the money came; a person where that way cannot send."""
    method = next((method for method in METHODS if method.source == owed.source), None)
    return method.send_refund(owed) if method is not None else SentRefund.BY_HAND


def _write_down(owed: Refund, answer: SentRefund) -> None:
    if answer.state == Refund.State.BY_HAND:
        hand_over(owed)
    elif answer.state == Refund.State.FAILED:
        refund_failed(owed, why=answer.why)
    elif answer.state in (Refund.State.ASKED, Refund.State.DONE):
        refund_asked(owed, reference=answer.reference)
        if answer.state == Refund.State.DONE:
            refund_done(owed, reference=answer.reference)
