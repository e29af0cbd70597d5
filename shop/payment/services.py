"""Which ways of paying there are, and the payment that a purchase opens. The order knows only the ways' codes."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from shop.core import clock
from shop.core.points import Point
from shop.order.purchases.models import Method, Purchase
from shop.payment.attempts.models import Payment
from shop.payment.errors import MethodNotOffered
from shop.payment.methods.bank_transfer import BankTransfer
from shop.payment.methods.base import Bill, NextStep, PaymentMethod
from shop.payment.methods.card import Card
from shop.payment.methods.cash_on_delivery import CashOnDelivery
from shop.payment.taken import takes

BEFORE_START, AFTER_START = Point("start_payment.before"), Point("start_payment.after")
COD, TRANSFER = Method.CASH_ON_DELIVERY.value, Method.BANK_TRANSFER.value
METHODS: tuple[PaymentMethod, ...] = (BankTransfer(), CashOnDelivery(), Card())


def offered_methods() -> list[PaymentMethod]:
    """Those whose accounts and keys this market has."""
    return [method for method in METHODS if method.is_offered()]


def methods_for(bill: Bill) -> list[tuple[PaymentMethod, str]]:
    """Every way with the reason it cannot be used for this bill, empty where it can."""
    return [(method, refusal_of(method, bill)) for method in offered_methods()]


def titles_for(taken: Collection[str]) -> list[str]:
    """Names of the ways there are among the codes that a seller takes; she who has named none takes them all."""
    return [method.title() for method in offered_methods() if takes(taken, method.code)]


def refusal_of(method: PaymentMethod, bill: Bill) -> str:
    """The seller's own reason first, then the way's."""
    closed = next((shop for shop in bill.shops if not takes(shop.payment_methods, method.code)), None)
    if closed is None:
        return method.refusal(bill)
    ways = " · ".join(titles_for(closed.payment_methods))
    return _("%(shop)s takes only: %(ways)s.") % {"shop": closed.name, "ways": ways}


def method_by_code(code: str, bill: Bill, *, placing: bool = False) -> PaymentMethod:
    """`placing`: in the transaction of the order, where rivals wait for each other before they are judged.

    Raises MethodNotOffered, with the reason where there is one.
    """
    method = next((method for method in offered_methods() if method.code == code), None)
    if method is None:
        raise MethodNotOffered
    if placing:
        method.lock(bill)
    if refusal := refusal_of(method, bill):
        raise MethodNotOffered(refusal)
    return method


def deposit_of(method: PaymentMethod, bill: Bill) -> int:
    """Đồng to be transferred ahead; none is asked for while nothing can be transferred."""
    return method.deposit(bill) if any(each.code == TRANSFER for each in offered_methods()) else 0


def held_unpaid_until(method: PaymentMethod, *, deposit: int) -> datetime | None:
    """Until when goods wait for money; None where none is awaited. A deposit has as long as a transfer."""
    return (method_named(TRANSFER) if deposit else method).holds_until(clock.now())


def open_payment(purchase: Purchase, *, deposit: int = 0, expires_at: datetime | None = None) -> Payment:
    """What is owed, in the transaction that places the order. `deposit` đồng of it come before sellers are told."""
    return Payment.objects.create(
        purchase=purchase,
        method=purchase.method,
        due_dong=purchase.total_dong,
        deposit_dong=min(deposit, purchase.total_dong),
        opened_at=purchase.placed_at,
        expires_at=expires_at,
    )


def payment_of(purchase: Purchase) -> Payment:
    """Raises Payment.DoesNotExist for a row that was written without one."""
    return Payment.objects.get(purchase=purchase)


def start_payment(purchase: Purchase) -> NextStep:
    """Where the buyer goes to pay; nowhere if nothing is to be paid now.

    The order is committed and the network may be asked. A deposit goes by transfer, whatever way the rest is paid.
    """
    payment = payment_of(purchase)
    if not payment.is_open or (payment.method == COD and not payment.deposit_dong):
        return NextStep()
    BEFORE_START.reach()
    step = method_named(way_of(payment)).start(purchase)
    AFTER_START.reach()
    return step


def way_of(payment: Payment) -> str:
    """By which what is to be paid now is paid: a deposit by transfer, whatever way the rest goes."""
    return TRANSFER if payment.deposit_dong else payment.method


def method_named(code: str) -> PaymentMethod:
    """Whether it is offered to new bills or not. Raises MethodNotOffered."""
    for method in METHODS:
        if method.code == code:
            return method
    raise MethodNotOffered
