"""What finance meets at her desk: lines that wait for her, and the buttons beside them."""

from typing import Any

from django.test import Client

from shop.bank.models import BankTransaction
from shop.payment.attempts.models import Payment
from shop.payment.transfers import take_in_and_apply
from tests.factories.bank import incoming


def parked(amount: int, memo: str = "cam on chi Hoa", number: str = "1", provider: str = "sepay") -> BankTransaction:
    take_in_and_apply([incoming(number, amount=amount, memo=memo)], provider=provider)
    return BankTransaction.objects.get(provider=provider, provider_id=number)


def press(desk: Client, line: BankTransaction, what: str, **sent: Any) -> Any:
    return desk.post(f"/doi-soat/dong/{line.pk}/{what}/", sent)


def state(row: Any) -> str:
    return type(row).objects.get(pk=row.pk).state


def number(payment: Payment) -> str:
    return payment.purchase.order.number
