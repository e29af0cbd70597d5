"""What sellers' parts tell of money (sellers.orders.money asks): the lock before a deed, cash, a part that ended."""

from typing import Any

from django.db.models import F

from sellers.orders.models import CashCollection, SellerOrder
from shop.core.locks import lock_rows
from shop.offers.returning import give_back_uses
from shop.payment.attempts.models import Payment
from shop.payment.attempts.selectors import payments_with_purchase
from shop.payment.evidence import CASH, Evidence
from shop.payment.refunds import give_back
from shop.payment.settling import recount, settle


def hold_money(order: Any) -> None:
    """The payment's row comes first in the order of locks. A purchase without one has nothing to hold."""
    lock_rows(Payment.objects.filter(purchase__order=order))


def cash_collected(cash: CashCollection, *, by: Any) -> None:
    part = cash.seller_order
    payment = Payment.objects.filter(purchase__order=part.order_id).first()
    if payment is None:
        return
    evidence = Evidence(
        source=CASH,
        reference=part.number,
        amount=cash.amount_dong,
        at=cash.collected_at,
        held_by=cash.held_by,
        shop_id=part.shop_id,
    )
    settle(payment, evidence, by=by)


def part_ended(part: SellerOrder, *, by: Any, why: str) -> None:
    """Nothing is owed for this part any more; what was paid for it goes back, once.

    Of a deposit its own share goes back: the rest belongs to the parcels that still come. An order that is cancelled
    whole used none of its discounts.
    """
    give_back_uses(part.order_id)
    payment = next(iter(lock_rows(payments_with_purchase().filter(purchase__order=part.order_id))), None)
    if payment is None:
        return
    Payment.objects.filter(pk=payment.pk, due_dong__gte=part.total_dong).update(
        due_dong=F("due_dong") - part.total_dong
    )
    payment.refresh_from_db(fields=["due_dong"])
    back = part.prepaid_dong if payment.deposit_dong else payment.kept_dong - payment.due_dong
    if back > 0:
        give_back(payment, back, key=f"part-{part.pk}", why=why or "cancelled", by=by)
    recount(payment)
