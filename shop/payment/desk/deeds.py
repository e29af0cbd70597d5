"""What a person of finance does with a line that no rule could decide. Each once, audited, in one transaction.

Order: the line is taken by one guarded update, then its money moves. A second press, or a colleague's, finds it taken.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.bank import services as bank
from shop.bank.errors import AlreadyDealtWith
from shop.bank.models import BankTransaction
from shop.core import audit, clock
from shop.core.errors import DomainError
from shop.core.formats import dong
from shop.core.locks import lock_row
from shop.core.points import Point
from shop.payment.attempts.models import Receipt
from shop.payment.evidence import Outcome
from shop.payment.refunds import return_suspended
from shop.payment.transfers import Share, book, book_as_suspense, plan_of, receipt_in_suspense

MATCH_BEFORE_COMMIT, MATCH_AFTER_COMMIT = Point("desk.match_before_commit"), Point("desk.match_after_commit")
BACK_BEFORE_COMMIT = Point("desk.send_back_before_commit")
State, Why = BankTransaction.State, BankTransaction.Why


class SharesDoNotFit(DomainError):
    """What is given to orders is not what came; nothing was booked."""

    @classmethod
    def too_much(cls, given: int, came: int) -> "SharesDoNotFit":
        text = _("%(given)s is given to orders, but only %(came)s came. Nothing was booked.")
        return cls("shares_too_much", text % {"given": dong(given), "came": dong(came)})

    @classmethod
    def left_over(cls, left: int) -> "SharesDoNotFit":
        text = _("%(left)s is given to no order. Give it to one, or tick that it goes back. Nothing was booked.")
        return cls("shares_left_over", text % {"left": dong(left)})


def match(
    line: BankTransaction, shares: Sequence[Share], *, by: Any, why: str, rest_goes_back: bool = False
) -> list[Outcome]:
    """Give the line's money to one order or several; what is left goes back to the sender if she says so.

    Raises SharesDoNotFit, AlreadyDealtWith.
    """
    given = sum(share.amount for share in shares)
    left = line.amount_dong - given
    if not shares or min(share.amount for share in shares) <= 0 or left < 0:
        raise SharesDoNotFit.too_much(given, line.amount_dong)
    if left and not rest_goes_back:
        raise SharesDoNotFit.left_over(left)
    with transaction.atomic():
        held = _take(line, by)
        if left:
            receipt = receipt_in_suspense(held) or book_as_suspense(held)
        outcomes = book(held, shares, by=by)
        if left:
            return_suspended(receipt, left, key=f"bank-line-{held.pk}-rest", why=_("more than the orders cost"), by=by)
        numbers = [share.payment.purchase.order.number for share in shares]
        audit.record("match_bank_line", held, by=by, orders=numbers, why=why, left_dong=left)
        MATCH_BEFORE_COMMIT.reach()
    MATCH_AFTER_COMMIT.reach()
    return outcomes


@transaction.atomic
def send_back(line: BankTransaction, *, by: Any, why: str) -> None:
    """All of it is owed to whoever sent it: a refund by hand. Raises AlreadyDealtWith."""
    held = lock_row(BankTransaction.objects.all(), line.pk)
    receipt = receipt_in_suspense(held)
    bank.send_back(held, by=by, note=why[:255])
    receipt = receipt or book_as_suspense(held)
    return_suspended(receipt, held.amount_dong, key=f"bank-line-{held.pk}", why=why[:255], by=by)
    BACK_BEFORE_COMMIT.reach()


@transaction.atomic
def put_aside(line: BankTransaction, *, by: Any, why: str) -> None:
    """It concerns no order: a gift, our own money. It stays in suspense until the books find its place."""
    held = lock_row(BankTransaction.objects.all(), line.pk)
    bank.set_aside(held, by=by, note=why[:255])
    if receipt_in_suspense(held) is None:
        book_as_suspense(held)


@transaction.atomic
def same_money(line: BankTransaction, other: BankTransaction, *, by: Any) -> None:
    """Two providers told of one movement: this telling does not count, and leaves the books if it stood there."""
    held = lock_row(BankTransaction.objects.all(), line.pk)
    bank.set_aside(held, by=by, note=_("the same money as %(line)s") % {"line": other}, same_as=other)
    receipt = receipt_in_suspense(held)
    if receipt is not None:
        _unbook(receipt)


@transaction.atomic
def other_money(line: BankTransaction, *, by: Any) -> str:
    """It only looks like another line: the rules decide as if nobody had doubted. Returns its state."""
    held = lock_row(BankTransaction.objects.all(), line.pk)
    if held.state != State.QUEUED or held.why != Why.LIKE_ANOTHER:
        raise AlreadyDealtWith
    plan = plan_of(held, looks_again=False)
    audit.record("bank_line_is_other_money", held, by=by)
    if plan.why:
        BankTransaction.objects.filter(pk=held.pk, state=State.QUEUED).update(why=plan.why)
        held.why = plan.why
        book_as_suspense(held)
    elif bank.take(held, by=by):
        book(held, plan.shares, by=by)
    return held.state


def _take(line: BankTransaction, by: Any) -> BankTransaction:
    held = lock_row(BankTransaction.objects.all(), line.pk)
    if not bank.take(held, by=by):
        raise AlreadyDealtWith
    return held


def _unbook(receipt: Receipt) -> None:
    """Only what still lies untouched in suspense. Raises AlreadyDealtWith."""
    whole = Receipt.objects.filter(pk=receipt.pk, in_suspense_dong=receipt.amount_dong)
    if not whole.update(in_suspense_dong=0, why="told_before"):
        raise AlreadyDealtWith
    ledger.post(
        f"told-before-{receipt.pk}",
        "told_before",
        ledger.move(receipt.amount_dong, out_of=Account.MONEY_BANK, into=Account.SUSPENSE),
        at=clock.now(),
    )
