"""Pay again, or another way: after a declined card, a transfer that was not made, a time that ran out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sellers.delivery.ways import Way
from sellers.orders.models import ENDED_BADLY, SellerOrder, State
from sellers.orders.services import hold_parts_until, release_parts
from shop.core import audit
from shop.core.errors import DomainError
from shop.core.points import Point
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment
from shop.payment.attempts.selectors import held_payment
from shop.payment.methods.base import Bill, PaymentMethod
from shop.payment.renewal import await_again
from shop.payment.services import deposit_of, held_unpaid_until, method_by_code, method_named, way_of

BEFORE_COMMIT, AFTER_COMMIT = Point("choose_way.before_commit"), Point("choose_way.after_commit")


class NothingToPay(DomainError):
    def __init__(self) -> None:
        super().__init__("nothing_to_pay", _("Nothing is to be paid for this order now."))


class MoneyOnItsWay(DomainError):
    """What was begun may have paid already: another way would take the money twice."""

    def __init__(self) -> None:
        text = _("Your first payment is still being looked at, so please do not pay another way. Nothing was changed.")
        super().__init__("money_on_its_way", text)


def may_choose_another(payment: Payment) -> bool:
    """Not while a payment is being checked, and not once a part of the money came."""
    return payment.state in (Payment.State.PENDING, Payment.State.EXPIRED) and not payment.kept_dong


def choose_way(payment: Payment, code: str, *, by: Any = None) -> Payment:
    """Let the purchase be paid by `code` from now on; the goods are held anew for as long as that way has.

    The same way again changes nothing, but one whose time was over waits anew while there is stock. What was open at
    the other way's provider is closed after commit.
    Raises NothingToPay, MoneyOnItsWay, MethodNotOffered, StockGone, TooManyTimes.
    """
    with transaction.atomic():
        held, left = _choose(payment, code, by)
        BEFORE_COMMIT.reach()
    AFTER_COMMIT.reach()
    if left is not None:
        left.expire(held)
    return held


def bill_of_purchase(purchase: Purchase, payment: Payment) -> Bill:
    """What a way of paying is judged by, of an order that stands: its parts that did not end."""
    standing = SellerOrder.objects.filter(order_id=purchase.order_id).exclude(state__in=ENDED_BADLY - {State.EXPIRED})
    parts = list(standing.select_related("shop"))
    return Bill(
        total=payment.due_dong,
        shops=[part.shop for part in parts],
        person=purchase.placed_by,
        phone=purchase.phone,
        address_key=purchase.address_key,
        chilled=sum(part.total_dong for part in parts if part.delivery_method == Way.COLD),
    )


def _choose(payment: Payment, code: str, by: Any) -> tuple[Payment, PaymentMethod | None]:
    held = held_payment(payment.pk)
    held = await_again(held, by=by)
    if not held.is_open or held.expires_at is None:
        raise NothingToPay
    if code == way_of(held):
        return held, None
    if not may_choose_another(held):
        raise MoneyOnItsWay
    bill = bill_of_purchase(held.purchase, held)
    method = method_by_code(code, bill, placing=True)
    deposit = deposit_of(method, bill)
    left = method_named(held.method)
    _write(held, method.code, deposit, held_unpaid_until(method, deposit=deposit))
    audit.record("choose_way", held, by=by, was=left.code, method=code, deposit_dong=deposit)
    return held, left


def _write(held: Payment, code: str, deposit: int, until: datetime | None) -> None:
    """Without a moment to wait for, nothing is awaited: the sellers are told at once."""
    Purchase.objects.filter(pk=held.purchase_id).update(method=code)
    Payment.objects.filter(pk=held.pk).update(method=code, deposit_dong=deposit, expires_at=until)
    held.method = held.purchase.method = code
    held.deposit_dong, held.expires_at = deposit, until
    if until is None:
        release_parts(held.purchase.order)
    else:
        hold_parts_until(held.purchase.order, until)
