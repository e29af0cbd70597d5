"""What a line of the bank account pays: rules where they are sure, else a person's queue (TRUST T31, T32).

Every line is dealt with once, in one transaction with the money it books. In doubt nothing is released: the money
stands in the books as suspense from the moment it came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from django.db import transaction

from shop.bank.incoming import Incoming
from shop.bank.inquiries import close_about
from shop.bank.models import BankTransaction
from shop.bank.selectors import like_it, not_applied_yet
from shop.bank.services import TakenIn, park, take, take_in
from shop.core.errors import Busy
from shop.core.locks import lock_row
from shop.core.points import Point
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt
from shop.payment.evidence import BANK, Evidence, Outcome
from shop.payment.settling import receive_unknown, settle
from shop.payment.transfer_codes import attempts_with, codes_of, offer_code

log = structlog.get_logger(__name__)
BEFORE_APPLYING, AFTER_APPLYING = Point("transfer.before_applying"), Point("transfer.after_applying")
AFTER_TAKING, BEFORE_COMMIT = Point("transfer.after_taking"), Point("transfer.before_commit")
State, Why = BankTransaction.State, BankTransaction.Why


@dataclass(frozen=True)
class Share:
    """`amount` đồng of a line for a payment; `attempt` whose code it carried, if any."""

    payment: Payment
    amount: int
    attempt: PaymentAttempt | None = None


@dataclass(frozen=True)
class Plan:
    """Either shares that come to the line's whole sum, or why a person must look."""

    shares: Sequence[Share] = field(default_factory=tuple)
    why: str = ""


def take_in_and_apply(lines: Sequence[Incoming], *, provider: str) -> TakenIn:
    """Write the lines, then apply each in a transaction of its own: what is written is never lost by what fails later.

    A line that could not be applied at this moment waits for the reconciler.
    """
    taken = take_in(lines, provider=provider)
    apply_lines(BankTransaction.objects.filter(pk__in=taken.waiting))
    return taken


def apply_waiting_lines() -> int:
    """For the reconciler: what a process wrote and did not live to apply. Returns how many were dealt with."""
    return apply_lines(not_applied_yet())


def apply_lines(lines: Iterable[BankTransaction]) -> int:
    done = 0
    for line in lines:
        try:
            done += apply_line(line) != State.NEW
        except Busy:
            log.warning("bank_line_waits", line=line.pk)
    return done


def apply_line(line: BankTransaction) -> str:
    """Deal with a new line by the rules; returns its state. Safe to repeat and to race: the row is the lock."""
    BEFORE_APPLYING.reach()
    with transaction.atomic():
        held = lock_row(BankTransaction.objects.all(), line.pk)
        if held.state == State.NEW:
            _apply(held)
        BEFORE_COMMIT.reach()
    AFTER_APPLYING.reach()
    return held.state


def plan_of(line: BankTransaction, *, looks_again: bool = True) -> Plan:
    """What the rules make of it. `looks_again` False: a person has said that it is no repetition."""
    if looks_again and like_it(line):
        return Plan(why=Why.LIKE_ANOTHER)
    if not line.codes:
        return Plan(why=Why.NO_CODE)
    attempts = attempts_with(line.codes)
    by_payment = {attempt.payment_id: attempt for attempt in attempts}  # of two codes of one order either will do
    unknown = set(line.codes) - {attempt.memo for attempt in attempts}
    if not by_payment or (unknown and _missing(by_payment.values()) != line.amount_dong):
        return Plan(why=Why.UNKNOWN_CODE)
    if len(by_payment) == 1:
        [attempt] = by_payment.values()
        return Plan([Share(attempt.payment, line.amount_dong, attempt)])
    if all(each.payment.is_open for each in by_payment.values()) and _missing(by_payment.values()) == line.amount_dong:
        return Plan([Share(each.payment, each.payment.to_pay_now_dong, each) for each in by_payment.values()])
    return Plan(why=Why.SEVERAL_ORDERS)


def reference_of(line: BankTransaction, payment: Payment | None = None) -> str:
    """By which its money stands in the books: the whole line's, or that of its share for one payment."""
    whole = f"{line.provider}:{line.provider_id}"
    return f"{whole}#{payment.pk}" if payment else whole


def receipt_in_suspense(line: BankTransaction) -> Receipt | None:
    """The line's money where it belongs to no order yet."""
    return Receipt.objects.filter(source=BANK, reference=reference_of(line)).first()


def book(line: BankTransaction, shares: Sequence[Share], *, by: Any = None) -> list[Outcome]:
    """Give the line's money to payments, in the transaction that took the line. Payments are locked in key order."""
    receipt = receipt_in_suspense(line)
    outcomes = []
    for share in sorted(shares, key=lambda each: each.payment.pk):
        evidence = Evidence(
            source=BANK,
            reference=reference_of(line, share.payment),
            amount=share.amount,
            at=line.posted_at,
            attempt=share.attempt,
            out_of=receipt,
        )
        outcomes.append(settle(share.payment, evidence, by=by))
        _follow_up(share.payment)
    return outcomes


def _apply(line: BankTransaction) -> None:
    plan = plan_of(line)
    if plan.why:
        set_waiting(line, plan.why)
    elif take(line):
        AFTER_TAKING.reach()
        outcomes = book(line, plan.shares)
        log.info("bank_line_applied", line=line.pk, outcomes=[str(outcome) for outcome in outcomes])


def set_waiting(line: BankTransaction, why: str) -> None:
    """To the queue. What may be told twice is not booked before somebody has said that it is other money."""
    if park(line, why) and why != Why.LIKE_ANOTHER:
        book_as_suspense(line)


def book_as_suspense(line: BankTransaction) -> Receipt:
    evidence = Evidence(BANK, reference_of(line), line.amount_dong, line.posted_at)
    return receive_unknown(evidence, line.why or Why.BY_PERSON)


def _missing(attempts: Iterable[PaymentAttempt]) -> int:
    return sum(attempt.payment.to_pay_now_dong for attempt in attempts)


def _follow_up(payment: Payment) -> None:
    """A new code over what is still missing; nothing left to ask where all has come."""
    payment.refresh_from_db()
    offer_code(payment)
    if payment.to_pay_now_dong == 0:
        close_about(codes_of(payment))
