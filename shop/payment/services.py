"""Which ways of paying there are. The order knows only their codes."""

from collections.abc import Collection

from shop.payment.errors import MethodNotOffered
from shop.payment.methods.base import Bill, PaymentMethod
from shop.payment.methods.cash_on_delivery import CashOnDelivery

METHODS: tuple[PaymentMethod, ...] = (CashOnDelivery(),)


def methods_for(bill: Bill) -> list[tuple[PaymentMethod, str]]:
    """Every way with the reason it cannot be used for this bill, empty where it can."""
    return [(method, method.refusal(bill)) for method in METHODS]


def titles_for(taken: Collection[str]) -> list[str]:
    """Names of the ways there are among the codes that a seller takes; she who has named none takes them all."""
    return [method.title() for method in METHODS if not taken or method.code in taken]


def method_by_code(code: str, bill: Bill) -> PaymentMethod:
    """Raises MethodNotOffered, with the reason where there is one."""
    for method, refusal in methods_for(bill):
        if method.code == code:
            if refusal:
                raise MethodNotOffered(refusal)
            return method
    raise MethodNotOffered
