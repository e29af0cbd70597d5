"""Money that goes back. Owed and booked in the transaction that decides it; sent afterwards, outside of any."""

from dataclasses import dataclass
from typing import Any

import structlog
from django.db import transaction
from django.db.models import F, Sum

from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.core import audit, clock
from shop.core.points import Point
from shop.payment import told
from shop.payment.attempts.models import Payment, Receipt, Refund
from shop.payment.attempts.selectors import held_payment
from shop.payment.errors import MoreThanReceived, NotSoMuchInSuspense
from shop.payment.evidence import BANK, MONEY_OF
from shop.payment.states import move_to
from shop.payment.tasks import send_refund

log = structlog.get_logger(__name__)
BEFORE_GUARD, AFTER_GUARD = Point("refund.before_guard"), Point("refund.after_guard")
BEFORE_COMMIT, AFTER_COMMIT = Point("refund.before_commit"), Point("refund.after_commit")
DONE_BEFORE_COMMIT, DONE_AFTER_COMMIT = Point("refund_done.before_commit"), Point("refund_done.after_commit")

State = Refund.State
NOT_SENT = (State.DUE, State.ASKED, State.FAILED, State.BY_HAND)


@dataclass(frozen=True)
class Return:
    """How much goes back, the key that makes it happen once, and on whose word why."""

    amount: int
    key: str
    why: str
    by: Any = None


@transaction.atomic
def refund(payment: Payment, amount: int, *, key: str, why: str, by: Any = None) -> Refund:
    """Owe the buyer `amount` đồng of what came, and send it after commit. The same `key` is the same refund.

    It goes back the way it came: out of the newest receipt that still holds as much, else by a person's hand.
    Raises MoreThanReceived.
    """
    BEFORE_GUARD.reach()
    held = held_payment(payment.pk)
    made = _refund(held, _receipt_holding(held, amount), Return(amount, key, why, by))
    payment.refunded_dong, payment.state = held.refunded_dong, held.state
    BEFORE_COMMIT.reach()
    return made


def give_back(payment: Payment, amount: int, *, key: str, why: str, by: Any = None) -> list[Refund]:
    """Send `amount` đồng back out of the receipts that hold it, the newest first. For who holds the payment's lock."""
    made: list[Refund] = []
    for receipt, left in _receipts_with_money(payment):
        share = min(left, amount)
        if share > 0:
            part_of_it = f"{key}-{len(made)}" if made else key
            made.append(_refund(payment, receipt, Return(share, part_of_it, why, by)))
            amount -= share
    if amount > 0:
        made.append(_refund(payment, None, Return(amount, f"{key}-rest", why, by)))
    return made


@transaction.atomic
def return_suspended(receipt: Receipt, amount: int, *, key: str, why: str, by: Any) -> Refund:
    """Money that belongs to no order goes back to whoever sent it, by a person's hand or the provider's.

    Raises NotSoMuchInSuspense.
    """
    known = Refund.objects.filter(key=key).first()
    if known is not None:
        return known
    free = Receipt.objects.filter(pk=receipt.pk, in_suspense_dong__gte=amount)
    if not free.update(in_suspense_dong=F("in_suspense_dong") - amount):
        raise NotSoMuchInSuspense
    return _write(None, receipt, Return(amount, key, why, by))


@transaction.atomic
def refund_asked(sent: Refund, *, reference: str) -> None:
    """The provider has taken the order to send it back and will tell when it is done."""
    waiting = Refund.objects.filter(pk=sent.pk, state__in=(State.DUE, State.FAILED))
    waiting.update(state=State.ASKED, provider_ref=reference)


@transaction.atomic
def hand_over(owed: Refund) -> None:
    """No provider can send it: a person of finance does, and says so with `refund_done`."""
    if Refund.objects.filter(pk=owed.pk, state__in=(State.DUE, State.FAILED)).update(state=State.BY_HAND):
        told.finance_of_refund(owed)


def refund_done(sent: Refund, *, reference: str = "", by: Any = None) -> bool:
    """The money has left. False where that was known. `by`: the person who sent it by hand."""
    with transaction.atomic():
        mine = Refund.objects.filter(pk=sent.pk, state__in=NOT_SENT)
        changes = {"provider_ref": reference} if reference else {}
        if not mine.update(state=State.DONE, done_at=clock.now(), **changes):
            return False
        ledger.post(
            f"refund-{sent.key}-done",
            "refund_done",
            ledger.move(sent.amount_dong, out_of=MONEY_OF[sent.source], into=Account.REFUNDS),
            at=clock.now(),
            about=_about(sent.payment),
        )
        audit.record("refund_done", sent, by=by, amount_dong=sent.amount_dong, reference=reference)
        if sent.payment is not None:
            told.money_sent_back(sent.payment, sent)
        DONE_BEFORE_COMMIT.reach()
    DONE_AFTER_COMMIT.reach()
    return True


@transaction.atomic
def refund_failed(sent: Refund, *, why: str) -> None:
    """The provider refused. The money is still owed to the buyer: a person must find another way."""
    if Refund.objects.filter(pk=sent.pk, state__in=(State.DUE, State.ASKED)).update(state=State.FAILED):
        log.error("refund_failed", refund=sent.pk, why=why)
        audit.record("refund_failed", sent, why=why)
        told.finance_of_refund(sent)


@transaction.atomic
def record_outside_refund(payment: Payment, amount: int, *, source: str, reference: str) -> Refund | None:
    """Somebody sent money back in the provider's own office (T24). Booked once by `reference`; None where it is more
    than we hold, which is shouted about. A refund of ours that lacks its reference and has this sum is the same one.
    """
    held = held_payment(payment.pk)
    known = Refund.objects.filter(source=source, provider_ref=reference).first()
    if known is not None:
        refund_done(known)
        return known
    waiting = Refund.objects.filter(payment=held, source=source, amount_dong=amount, provider_ref="")
    ours = waiting.filter(state__in=NOT_SENT).first()
    try:
        ours = ours or refund(held, amount, key=f"outside-{source}-{reference}", why="outside")
    except MoreThanReceived:
        log.error("refund_of_more_than_received", payment=held.pk, amount=amount, reference=reference)
        return None
    refund_done(ours, reference=reference)
    return ours


def unsent_refunds() -> list[Refund]:
    """Owed and not yet asked for: what a task lost on its way would have sent."""
    return list(Refund.objects.filter(state=State.DUE).select_related("receipt__attempt", "payment__purchase__order"))


def _owe(payment: Payment, amount: int) -> None:
    """One guarded update; a CHECK stands behind it."""
    enough = Payment.objects.filter(pk=payment.pk, received_dong__gte=F("refunded_dong") + amount)
    if amount <= 0 or not enough.update(refunded_dong=F("refunded_dong") + amount):
        raise MoreThanReceived
    payment.refunded_dong += amount


def _refund(payment: Payment, receipt: Receipt | None, back: Return) -> Refund:
    known = Refund.objects.filter(key=back.key).first()
    if known is not None:
        return known
    _owe(payment, back.amount)
    AFTER_GUARD.reach()
    made = _write(payment, receipt, back)
    if payment.state == Payment.State.PAID and payment.kept_dong == 0:
        move_to(payment, Payment.State.REFUNDED)
    return made


def _write(payment: Payment | None, receipt: Receipt | None, back: Return) -> Refund:
    made = Refund.objects.create(
        payment=payment,
        receipt=receipt,
        source=receipt.source if receipt else BANK,
        amount_dong=back.amount,
        key=back.key,
        why=back.why,
        by=back.by,
        made_at=clock.now(),
    )
    out_of_account = Account.BUYER_CLEARING if payment else Account.SUSPENSE
    ledger.post(
        f"refund-{made.key}-due",
        "refund_due",
        ledger.move(back.amount, out_of=Account.REFUNDS, into=out_of_account),
        at=made.made_at,
        about=_about(payment),
    )
    audit.record("refund", made, by=back.by, amount_dong=back.amount, why=back.why)
    transaction.on_commit(lambda: _send(made.pk), robust=True)
    return made


def _send(pk: int) -> None:
    AFTER_COMMIT.reach()
    send_refund.enqueue(pk)


def _receipt_holding(payment: Payment, amount: int) -> Receipt | None:
    return next((receipt for receipt, left in _receipts_with_money(payment) if left >= amount), None)


def _receipts_with_money(payment: Payment) -> list[tuple[Receipt, int]]:
    """The newest first, with what of each has not gone back."""
    receipts = Receipt.objects.filter(payment=payment).filter(why="").order_by("-pk")
    gone = dict(
        Refund.objects.filter(payment=payment).order_by().values_list("receipt").annotate(sum=Sum("amount_dong"))
    )
    left = [(receipt, receipt.amount_dong - gone.get(receipt.pk, 0)) for receipt in receipts]
    return [(receipt, dong) for receipt, dong in left if dong > 0]


def _about(payment: Payment | None) -> str:
    return payment.purchase.order.number if payment else ""
