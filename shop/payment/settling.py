"""The one door by which money reaches a purchase: webhook, return page, reconciler, bank line, cash at the door.

Whoever comes, in whatever order and however often, the same state follows. No network is asked here.
"""

from typing import Any

import structlog
from django.db import IntegrityError, transaction
from django.db.models import F

from sellers.orders.services import expire_awaiting_parts, release_parts
from sellers.payouts import ledger
from sellers.payouts.models import Account
from sellers.stock.errors import StockGone
from shop.core import audit
from shop.core.points import Point
from shop.order.purchases.models import Method
from shop.payment import told
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt
from shop.payment.attempts.selectors import held_payment
from shop.payment.errors import NotSoMuchInSuspense
from shop.payment.evidence import CASH, STRIPE, VND, Evidence, Outcome
from shop.payment.refunds import give_back
from shop.payment.states import move_to

__all__ = ["Evidence", "Outcome", "receive_unknown", "settle"]

COD = Method.CASH_ON_DELIVERY
log = structlog.get_logger(__name__)
BEFORE_LOCK, AFTER_LOCK = Point("settle.before_lock"), Point("settle.after_lock")
AFTER_RECEIPT, AFTER_LEDGER = Point("settle.after_receipt"), Point("settle.after_ledger")
AFTER_STATE, BEFORE_COMMIT = Point("settle.after_state"), Point("settle.before_commit")
AFTER_COMMIT = Point("settle.after_commit")
SUSPENSE_BEFORE_COMMIT = Point("suspense.before_commit")


def settle(payment: Payment, evidence: Evidence, *, by: Any = None) -> Outcome:
    """Count money for a purchase, once. Safe to repeat and to race; the payment's row is the lock.

    A wrong currency, or a card that paid another sum than was asked, is put in suspense with an alarm and releases
    nothing. Raises NotSoMuchInSuspense where `out_of` holds less than that.
    """
    BEFORE_LOCK.reach()
    with transaction.atomic():
        outcome = _settle(payment, evidence, by)
        BEFORE_COMMIT.reach()
    AFTER_COMMIT.reach()
    return outcome


def _settle(payment: Payment, evidence: Evidence, by: Any) -> Outcome:
    held = held_payment(payment.pk)
    AFTER_LOCK.reach()
    wrong = _what_is_wrong(held, evidence)
    receipt = _take_in(held, evidence, wrong)
    if receipt is None:
        return Outcome.ALREADY
    AFTER_RECEIPT.reach()
    if wrong:
        _suspend(receipt, evidence, about=held)
        return Outcome.SUSPENDED
    _book(held, receipt, evidence)
    AFTER_LEDGER.reach()
    outcome = _apply(held, receipt, evidence)
    AFTER_STATE.reach()
    Receipt.objects.filter(pk=receipt.pk).update(outcome=outcome)
    audit.record("settle", held, by=by, amount_dong=evidence.amount, reference=evidence.reference, outcome=outcome)
    told.money_came(held, receipt, outcome)
    return outcome


@transaction.atomic
def receive_unknown(evidence: Evidence, why: str) -> Receipt:
    """Money that belongs to no order we know: into suspense, for a person to look at. The same one is booked once."""
    known = Receipt.objects.filter(source=evidence.source, reference=evidence.reference).first()
    if known is not None:
        return known
    receipt = _write_receipt(None, evidence, why)
    _suspend(receipt, evidence, about=None)
    SUSPENSE_BEFORE_COMMIT.reach()
    return receipt


def _what_is_wrong(payment: Payment, evidence: Evidence) -> str:
    """Empty where the money may count for this purchase."""
    if evidence.currency.upper() != VND:
        return "wrong_currency"
    if evidence.amount <= 0:
        return "no_amount"
    if evidence.source != STRIPE or evidence.out_of is not None:
        return ""
    asked = evidence.attempt.amount_dong if evidence.attempt else payment.due_dong
    return "" if evidence.amount == asked else "wrong_amount"


def _take_in(payment: Payment, evidence: Evidence, wrong: str) -> Receipt | None:
    """The receipt, or None where this reference was taken in before. The unique reference is the last wall."""
    if Receipt.objects.filter(source=evidence.source, reference=evidence.reference).exists():
        return None
    if evidence.out_of is not None:
        _take_out_of_suspense(evidence.out_of, evidence.amount)
    try:
        with transaction.atomic():
            return _write_receipt(payment, evidence, wrong)
    except IntegrityError:  # settled for another purchase at this very moment
        return None


def _write_receipt(payment: Payment | None, evidence: Evidence, why: str) -> Receipt:
    in_suspense = evidence.amount if (why or payment is None) and evidence.currency.upper() == VND else 0
    return Receipt.objects.create(
        payment=payment,
        attempt=evidence.attempt,
        out_of=evidence.out_of,
        source=evidence.source,
        reference=evidence.reference,
        amount_dong=max(evidence.amount, 0),
        in_suspense_dong=max(in_suspense, 0),
        currency=evidence.currency.upper(),
        received_at=evidence.at,
        outcome=Outcome.SUSPENDED,
        why=why[:120],
    )


def _take_out_of_suspense(receipt: Receipt, amount: int) -> None:
    left = Receipt.objects.filter(pk=receipt.pk, in_suspense_dong__gte=amount)
    if not left.update(in_suspense_dong=F("in_suspense_dong") - amount):
        raise NotSoMuchInSuspense


def _suspend(receipt: Receipt, evidence: Evidence, *, about: Payment | None) -> None:
    """Kept apart and shouted about. Another currency cannot stand in the books: its receipt alone tells of it."""
    if receipt.in_suspense_dong:
        ledger.post(
            f"receipt-{evidence.source}-{evidence.reference}",
            "money_unknown",
            ledger.move(evidence.amount, out_of=Account.SUSPENSE, into=evidence.account, party=evidence.shop_id),
            at=evidence.at,
            about=about.purchase.order.number if about else "",
        )
    log.error("money_in_suspense", reference=evidence.reference, amount=evidence.amount, why=receipt.why)
    told.finance_of_suspense(receipt)


def _book(payment: Payment, receipt: Receipt, evidence: Evidence) -> None:
    into = evidence.account
    ledger.post(
        f"receipt-{evidence.source}-{evidence.reference}",
        "money_in",
        ledger.move(evidence.amount, out_of=Account.BUYER_CLEARING, into=into, party=evidence.shop_id),
        at=evidence.at,
        about=payment.purchase.order.number,
    )


def _apply(payment: Payment, receipt: Receipt, evidence: Evidence) -> Outcome:
    """Count it, then let the state follow from the sums."""
    State = Payment.State
    before = State(payment.state)
    Payment.objects.filter(pk=payment.pk).update(received_dong=F("received_dong") + evidence.amount)
    payment.received_dong += evidence.amount
    if evidence.attempt is not None:
        mine = PaymentAttempt.objects.filter(pk=evidence.attempt.pk)
        mine.update(state=PaymentAttempt.State.SUCCEEDED, expires_at=None)
    if _pays_at_the_door(payment) and receipt.source != CASH:
        give_back(payment, evidence.amount, key=f"over-{receipt.reference[:80]}", why="pays at the door")
        return Outcome.OVERPAID
    if before == State.EXPIRED:
        return _apply_late(payment, receipt)
    if before in (State.FAILED, State.REFUNDED):
        return _refund_late(payment, receipt)
    if payment.kept_dong < (payment.deposit_dong or payment.due_dong):
        move_to(payment, State.PART_PAID)
        return Outcome.PART_PAID
    return _release(payment, receipt)


def _pays_at_the_door(payment: Payment) -> bool:
    """She chose cash after all, and the door will ask for the whole sum: money of an earlier way goes back."""
    return payment.method == COD and not payment.deposit_dong


def _release(payment: Payment, receipt: Receipt) -> Outcome:
    """Enough came. Where the pieces were given back and sold meanwhile, the money is too late (T28)."""
    try:
        with transaction.atomic():
            released = release_parts(payment.purchase.order, prepaid=payment.deposit_dong)
    except StockGone:
        return _refund_late(payment, receipt)
    is_enough = released or payment.kept_dong >= payment.due_dong
    return _close(payment, receipt, Outcome.RELEASED if is_enough else Outcome.PART_PAID)


def _apply_late(payment: Payment, receipt: Receipt) -> Outcome:
    """After the time was over: honoured where there is enough money and stock, else all of it goes back, once."""
    if payment.kept_dong < (payment.deposit_dong or payment.due_dong):
        return _refund_late(payment, receipt)
    try:
        with transaction.atomic():
            release_parts(payment.purchase.order, prepaid=payment.deposit_dong, late=True)
    except StockGone:
        return _refund_late(payment, receipt)
    return _close(payment, receipt, Outcome.LATE_HONOURED)


def _refund_late(payment: Payment, receipt: Receipt) -> Outcome:
    expire_awaiting_parts(payment.purchase.order)
    give_back(payment, payment.kept_dong, key=f"late-{receipt.reference[:80]}", why="late")
    move_to(payment, Payment.State.REFUNDED)
    return Outcome.LATE_REFUNDED


def _close(payment: Payment, receipt: Receipt, outcome: Outcome) -> Outcome:
    surplus = payment.kept_dong - payment.due_dong
    if surplus > 0:
        give_back(payment, surplus, key=f"over-{receipt.reference[:80]}", why="overpaid")
        outcome = Outcome.OVERPAID if outcome == Outcome.RELEASED else outcome
    move_to(payment, Payment.State.PAID if surplus >= 0 else Payment.State.PART_PAID)
    return outcome


def recount(payment: Payment) -> None:
    """Less is owed than before: perhaps what came is enough now, or nothing is. For who holds the payment's lock."""
    if not payment.is_open:
        return
    if payment.due_dong == 0:
        move_to(payment, Payment.State.REFUNDED if payment.received_dong else Payment.State.FAILED)
    elif payment.kept_dong and payment.to_pay_now_dong == 0:
        _release(payment, payment.receipts.latest("pk"))
