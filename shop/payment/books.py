"""Proving from tables alone that orders, stock, payments and the ledger say the same (DESIGN 4).

Each check costs a few queries whatever the number of orders, and yields a sentence for each fault.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.expressions import Combinable

from sellers.models import Account, CashCollection, Entry, Posting, SellerOrder, State
from sellers.payouts.seals import broken_seals
from shop.order.purchases.models import Method, Purchase
from shop.payment.attempts.models import WAITING, Dispute, Payment, PaymentAttempt, Receipt, Refund
from shop.payment.stock_books import allocated_is_what_is_held, held_for_open_parts

OWED_NOTHING = (State.CANCELLED, State.REFUSED_AT_DOOR, State.RETURNED)
SOLD = (State.DELIVERED, State.COMPLETED, State.CLAIM, State.RETURNED)
P = Payment.State


@dataclass(frozen=True)
class Fault:
    check: str
    what: str


def faults() -> list[Fault]:
    """Everything that does not fit; empty where the books are in order."""
    return [Fault(check.__name__, what) for check in CHECKS for what in check()]


def postings_come_to_zero() -> Iterator[str]:
    uneven = Entry.objects.values("posting__reason").annotate(sum=Sum("amount_dong")).exclude(sum=0)
    for row in uneven.order_by("posting__reason"):
        yield f"{row['posting__reason']} comes to {row['sum']}"
    for reason in Posting.objects.filter(entries=None).values_list("reason", flat=True):
        yield f"{reason} has no entries"


def every_purchase_has_its_payment() -> Iterator[str]:
    for number in Purchase.objects.filter(payment=None).values_list("order__number", flat=True):
        yield f"{number} has no payment"


def parts_make_the_whole() -> Iterator[str]:
    """What the parts cost is what the buyer agreed to; what is due is what those cost that have not ended."""
    whole = _sums(SellerOrder.objects.all(), "order_id", TOTAL)
    live = _sums(SellerOrder.objects.exclude(state__in=OWED_NOTHING), "order_id", TOTAL)
    rows = Payment.objects.values_list("purchase__order_id", "purchase__order__number", "due_dong", AGREED)
    for order, number, due, agreed in rows.iterator(chunk_size=2000):
        if whole.get(order, 0) != agreed:
            yield f"{number}: parts cost {whole.get(order, 0)}, agreed were {agreed}"
        if live.get(order, 0) != due:
            yield f"{number}: parts still cost {live.get(order, 0)}, due is {due}"


def received_is_what_receipts_say() -> Iterator[str]:
    yield from _compare(Receipt.objects.filter(why=""), "received_dong", "received")


def refunded_is_what_refunds_say() -> Iterator[str]:
    yield from _compare(Refund.objects.exclude(payment=None), "refunded_dong", "refunded")


def states_follow_from_sums() -> Iterator[str]:
    kept = F("received_dong") - F("refunded_dong")
    wrong = (
        Q(state__in=(P.PENDING, P.CHECKING), kept__gt=0)
        | Q(state=P.PART_PAID, received_dong=0)
        | Q(state=P.PAID, received_dong__lt=F("due_dong"))
        | Q(state=P.REFUNDED, received_dong=0)
        | Q(state__in=(P.REFUNDED, P.FAILED, P.EXPIRED), kept__gt=0)
        | Q(refunded_dong__gt=F("received_dong"))
    )
    for payment in Payment.objects.annotate(kept=kept).filter(wrong).select_related("purchase__order"):
        sums = f"due {payment.due_dong}, received {payment.received_dong}, refunded {payment.refunded_dong}"
        yield f"{payment.purchase.order.number}: {payment.state} with {sums}"


def sellers_know_what_is_paid_and_nothing_else() -> Iterator[str]:
    """Parts wait while their payment waits; where money comes first no part is placed before it."""
    waiting = SellerOrder.objects.filter(state=State.AWAITING).exclude(order__purchase__payment__state__in=WAITING)
    for number in waiting.values_list("number", flat=True):
        yield f"{number} waits for a payment that is over"
    known = SellerOrder.objects.exclude(state__in=(State.AWAITING, State.EXPIRED, State.CANCELLED))
    unpaid = known.filter(order__purchase__payment__state__in=(P.PENDING, P.CHECKING, P.FAILED, P.EXPIRED))
    first = ~Q(order__purchase__payment__method=Method.CASH_ON_DELIVERY) | Q(
        order__purchase__payment__deposit_dong__gt=0
    )
    for number in unpaid.filter(first).values_list("number", flat=True):
        yield f"{number} was given to its seller unpaid"


def money_in_the_books_is_what_came() -> Iterator[str]:
    """Each receipt in đồng from outside has its posting of that sum; each posting its receipt."""
    posted = dict(
        Entry.objects.filter(posting__kind__in=("money_in", "money_unknown"), amount_dong__gt=0)
        .exclude(account=Account.SUSPENSE)
        .values_list("posting__reason", "amount_dong")
    )
    moved = Posting.objects.filter(kind="money_in", entries__account=Account.SUSPENSE)
    for reason in moved.values_list("reason", flat=True):
        posted.setdefault(reason, 0)
    for source, reference, amount, out_of in Receipt.objects.filter(currency="VND", amount_dong__gt=0).values_list(
        "source", "reference", "amount_dong", "out_of_id"
    ):
        reason = f"receipt-{source}-{reference}"
        said = posted.pop(reason, None)
        if said is None or (out_of is None and said != amount):
            yield f"{reason}: receipt of {amount}, in the books {said}"
    yield from (f"{reason}: in the books without a receipt" for reason in posted)


def what_buyers_paid_is_cleared() -> Iterator[str]:
    """Of each purchase the books hold what was kept of the buyer's money, less what was delivered."""
    books = _sums(Entry.objects.filter(account=Account.BUYER_CLEARING), "posting__about", F("amount_dong"))
    sold = _sums(SellerOrder.objects.filter(state__in=SOLD), "order__number", TOTAL)
    rows = Payment.objects.values_list("purchase__order__number", "received_dong", "refunded_dong")
    for number, received, refunded in rows.iterator(chunk_size=2000):
        should = sold.get(number, 0) - (received - refunded)
        if books.pop(number, 0) != should:
            yield f"{number}: buyer clearing is not {should}"
    yield from (f"{number or 'no purchase'}: clearing of {dong}" for number, dong in books.items() if dong)


def accounts_are_what_rows_say() -> Iterator[str]:
    """Suspense, refunds under way, contested charges and cash at the door, each told twice."""
    books = _sums(Entry.objects.all(), "account", F("amount_dong"))
    not_done = Refund.objects.exclude(state=Refund.State.DONE)
    cash = _sums(CashCollection.objects.all(), "held_by", F("amount_dong"))
    contested = Dispute.objects.filter(money_taken=True).exclude(state=Dispute.State.WON)
    rows = {
        Account.SUSPENSE: -_sum(Receipt.objects.all(), "in_suspense_dong"),
        Account.REFUNDS: -_sum(not_done, "amount_dong"),
        Account.DISPUTES: _sum(contested, "amount_dong"),
        Account.CASH_SELLER: cash.get("seller", 0),
        Account.CASH_CARRIER: cash.get("carrier", 0),
    }
    for account, should in rows.items():
        if books.get(account, 0) != should:
            yield f"{account} stands at {books.get(account, 0)}, the rows say {should}"


def succeeded_attempts_brought_money() -> Iterator[str]:
    empty = PaymentAttempt.objects.filter(state=PaymentAttempt.State.SUCCEEDED, receipts=None)
    for key in empty.values_list("key", flat=True):
        yield f"attempt {key} succeeded and brought nothing"


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    postings_come_to_zero,
    every_purchase_has_its_payment,
    parts_make_the_whole,
    received_is_what_receipts_say,
    refunded_is_what_refunds_say,
    states_follow_from_sums,
    sellers_know_what_is_paid_and_nothing_else,
    money_in_the_books_is_what_came,
    what_buyers_paid_is_cleared,
    accounts_are_what_rows_say,
    succeeded_attempts_brought_money,
    allocated_is_what_is_held,
    held_for_open_parts,
    broken_seals,
)
TOTAL = F("goods_dong") + F("delivery_dong") - F("discount_dong")
AGREED = F("purchase__goods_dong") + F("purchase__delivery_dong") - F("purchase__discount_dong")


def _compare(rows: QuerySet, field: str, word: str) -> Iterator[str]:
    said = _sums(rows.exclude(payment=None), "payment_id", F("amount_dong"))
    payments = Payment.objects.values_list("pk", "purchase__order__number", field)
    for pk, number, dong in payments.iterator(chunk_size=2000):
        if said.get(pk, 0) != dong:
            yield f"{number}: {word} {dong}, the rows say {said.get(pk, 0)}"


def _sums(rows: QuerySet, by: str, what: Combinable) -> dict:
    return dict(rows.order_by().values_list(by).annotate(dong=Sum(what)))


def _sum(rows: QuerySet, field: str) -> int:
    return rows.aggregate(dong=Sum(field))["dong"] or 0
