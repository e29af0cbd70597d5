"""The money of synthetic orders: taken at the door by the carrier, owed to the shop; nothing for cancelled ones."""

from collections.abc import Iterable, Sequence

from sellers.models import Account, CashCollection, Entry, Posting, SellerOrder, State
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment, Receipt


def write_payments(purchases: Sequence[Purchase], parts: Sequence[SellerOrder]) -> None:
    """One part a purchase, both saved, in the same order. Seven inserts, however many there are."""
    payments = Payment.objects.bulk_create(_payment(*pair) for pair in zip(purchases, parts, strict=True))
    paid = [(payment, part) for payment, part in zip(payments, parts, strict=True) if payment.received_dong]
    CashCollection.objects.bulk_create(
        CashCollection(seller_order=part, amount_dong=part.total_dong, held_by="carrier", collected_at=part.placed_at)
        for _payment, part in paid
    )
    Receipt.objects.bulk_create(
        Receipt(
            payment=payment,
            source=Receipt.Source.CASH,
            reference=part.number,
            amount_dong=part.total_dong,
            received_at=part.placed_at,
            outcome="released",
        )
        for payment, part in paid
    )
    cash = (Account.CASH_CARRIER, Account.BUYER_CLEARING)
    sale = (Account.BUYER_CLEARING, Account.SELLER_PAYABLE)
    _post(((f"receipt-cash-{part.number}", "money_in", part, cash) for _payment, part in paid))
    _post(((f"part-{part.pk}-delivered", "sale", part, sale) for _payment, part in paid))


def _payment(purchase: Purchase, part: SellerOrder) -> Payment:
    ended = part.state == State.CANCELLED
    return Payment(
        purchase=purchase,
        method=purchase.method,
        state=Payment.State.FAILED if ended else Payment.State.PAID,
        due_dong=0 if ended else part.total_dong,
        received_dong=0 if ended else part.total_dong,
        opened_at=purchase.placed_at,
        paid_at=None if ended else purchase.placed_at,
    )


def _post(rows: Iterable[tuple[str, str, SellerOrder, tuple[Account, Account]]]) -> None:
    drawn = list(rows)
    postings = Posting.objects.bulk_create(
        Posting(reason=reason, kind=kind, about=part.number.rpartition("-")[0], at=part.placed_at)
        for reason, kind, part, _accounts in drawn
    )
    Entry.objects.bulk_create(
        Entry(
            posting=posting,
            account=account,
            party_id=None if account == Account.BUYER_CLEARING else part.shop_id,
            amount_dong=sign * part.total_dong,
        )
        for posting, (_reason, _kind, part, accounts) in zip(postings, drawn, strict=True)
        for account, sign in zip(accounts, (1, -1), strict=True)
    )
