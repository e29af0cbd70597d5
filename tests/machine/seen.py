"""What the tables say, held against the plain sums and against rules that always hold (TRUST, B2)."""

from collections import Counter

from django.db.models import Sum
from oscar.core.loading import get_model

from sellers.models import Reservation, SellerOrder, State
from sellers.payouts.models import Account, Entry, Posting
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment, Receipt, Refund
from tests.machine.expected import DELIVERED, ENDED, EXPIRED, LIVE, REFUSED, SENT, WAITS, Market, Part

STATES = {
    WAITS: {State.AWAITING},
    LIVE: {State.PLACED, State.CONFIRMED, State.PACKED},
    SENT: {State.HANDED_OVER},
    DELIVERED: {State.DELIVERED, State.COMPLETED},
    ENDED: {State.CANCELLED},
    EXPIRED: {State.EXPIRED},
    REFUSED: {State.REFUSED_AT_DOOR},
}


def check_everything(market: Market) -> None:
    _pieces(market)
    _parts(market)
    _payments(market)
    _books(market)


def _pieces(market: Market) -> None:
    records = get_model("partner", "StockRecord").objects.filter(product__in=market.on_hand)
    for record in records:
        product, allocated = record.product_id, record.num_allocated or 0
        assert record.num_in_stock >= allocated >= 0, "on hand ≥ allocated ≥ 0"
        assert record.num_in_stock == market.on_hand[product], "pieces on hand"
        assert allocated == market.allocated(product), "allocated = what open lines hold"
    held = Reservation.objects.filter(ended_at=None, stock_record__in=records)
    by_product = {
        row["stock_record__product"]: row["n"]
        for row in held.values("stock_record__product").annotate(n=Sum("quantity"))
    }
    assert Counter(by_product) == Counter(
        {key: market.allocated(key) for key in market.on_hand if market.allocated(key)}
    )


def _parts(market: Market) -> None:
    states = dict(SellerOrder.objects.values_list("pk", "state"))
    expected = {key: part.state for order in market.orders.values() for key, part in order.parts.items()}
    assert states.keys() == expected.keys(), "no part is lost, none is invented"
    for key, state in states.items():
        assert state in STATES[expected[key]], f"part is {state}, expected {expected[key]}"


def _payments(market: Market) -> None:
    payments = {payment.pk: payment for payment in Payment.objects.all()}
    assert payments.keys() == market.orders.keys()
    assert Purchase.objects.count() == len(payments), "one payment a purchase"
    for key, order in market.orders.items():
        payment = payments[key]
        assert payment.received_dong == order.received, "received"
        assert payment.refunded_dong == order.refunded, "refunded"
        assert payment.received_dong >= payment.refunded_dong
        assert payment.state == order.state, "state of the payment"
        assert payment.due_dong == (0 if order.state == "failed" else order.due), "due"
    refunds = Refund.objects.exclude(payment=None).aggregate(n=Sum("amount_dong"))["n"] or 0
    assert refunds == sum(order.refunded for order in market.orders.values()), "each refund is written down once"


def _books(market: Market) -> None:
    unbalanced = Posting.objects.annotate(total=Sum("entries__amount_dong")).exclude(total=0)
    assert not unbalanced.exists(), "each posting comes to zero"
    balances: dict[str, int] = dict(Entry.objects.values_list("account").annotate(Sum("amount_dong")))
    kept = sum(order.kept for order in market.orders.values())
    sold = sum(part.total for order in market.orders.values() for part in order.parts_in(DELIVERED))
    assert -balances.get(Account.BUYER_CLEARING, 0) == kept - sold, "what buyers have with us"
    assert -balances.get(Account.SELLER_PAYABLE, 0) == sold, "what shops are owed"
    assert -balances.get(Account.SUSPENSE, 0) == market.suspense, "money of nobody's"
    open_refunds = Refund.objects.exclude(state=Refund.State.DONE).aggregate(n=Sum("amount_dong"))["n"] or 0
    assert -balances.get(Account.REFUNDS, 0) == open_refunds, "owed back and not sent yet"
    in_suspense = Receipt.objects.aggregate(n=Sum("in_suspense_dong"))["n"] or 0
    assert in_suspense == market.suspense


def parts_placed(payment: Payment) -> dict[int, Part]:
    """A new purchase's parts by their key, as the plain sums keep them."""
    found: dict[int, Part] = {}
    for row in SellerOrder.objects.filter(order=payment.purchase.order).prefetch_related("lines__line"):
        lines: dict[int, int] = {}
        for each in row.lines.all():
            lines[each.line.product_id] = lines.get(each.line.product_id, 0) + each.line.quantity
        found[row.pk] = Part(row.total_dong, lines, LIVE if payment.method == "cod" else WAITS)
    return found
