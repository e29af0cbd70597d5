"""Which ways of paying there are. The order knows only their codes."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from shop.payment.errors import MethodNotOffered
from shop.payment.methods.base import Bill, PaymentMethod
from shop.payment.methods.cash_on_delivery import CashOnDelivery
from shop.payment.taken import takes

METHODS: tuple[PaymentMethod, ...] = (CashOnDelivery(),)


def methods_for(bill: Bill) -> list[tuple[PaymentMethod, str]]:
    """Every way with the reason it cannot be used for this bill, empty where it can."""
    return [(method, refusal_of(method, bill)) for method in METHODS]


def titles_for(taken: Collection[str]) -> list[str]:
    """Names of the ways there are among the codes that a seller takes; she who has named none takes them all."""
    return [method.title() for method in METHODS if takes(taken, method.code)]


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
    method = next((method for method in METHODS if method.code == code), None)
    if method is None:
        raise MethodNotOffered
    if placing:
        method.lock(bill)
    if refusal := refusal_of(method, bill):
        raise MethodNotOffered(refusal)
    return method
