"""The demonstration's bank: no address without DEMO, a view that asks again, and only for one's own order."""

from typing import Any

import pytest
from django.test import Client

from shop.bank.models import BankTransaction
from shop.payment.attempts.models import Payment
from shop.payment.transfer_codes import code_on_offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account")]


def message_for(payment: Payment) -> dict[str, str]:
    attempt = code_on_offer(payment)
    assert attempt is not None
    return {"number": payment.purchase.order.number, "amount": str(attempt.amount_dong), "memo": attempt.memo}


def page(browser: Client, payment: Payment) -> str:
    return browser.get(at(payment)).content.decode()


def at(payment: Payment) -> str:
    return f"/don-hang/{payment.purchase.order.number}/chuyen-khoan/"


def test_it_is_not_there_without_demo(hers: Client, payment: Payment) -> None:
    assert hers.post("/trinh-dien/ngan-hang/", {"number": payment.purchase.order.number}).status_code == 404
    assert "Giả lập" not in page(hers, payment)


@pytest.mark.urls("tests.unit.shop.urls_with_bank")
def test_with_its_address_it_still_asks_the_setting(hers: Client, payment: Payment) -> None:
    sent = message_for(payment)

    assert hers.post("/trinh-dien/ngan-hang/", sent).status_code == 404
    assert not BankTransaction.objects.exists()


@pytest.mark.urls("tests.unit.shop.urls_with_bank")
def test_one_press_and_the_money_is_there(hers: Client, payment: Payment, settings: Any) -> None:
    settings.DEMO = True
    assert "Giả lập ngân hàng báo có" in page(hers, payment)
    sent = message_for(payment)

    assert hers.post("/trinh-dien/ngan-hang/", sent)["Location"] == at(payment)

    assert "Người bán đã được báo đơn của bạn." in page(hers, payment)
    assert BankTransaction.objects.get().provider == "sepay"


@pytest.mark.urls("tests.unit.shop.urls_with_bank")
def test_only_for_ones_own_order(client: Client, binh: Any, payment: Payment, settings: Any) -> None:
    settings.DEMO = True
    client.force_login(binh)

    sent = {"number": payment.purchase.order.number, "amount": str(payment.due_dong), "memo": "x"}
    assert client.post("/trinh-dien/ngan-hang/", sent).status_code == 404
    assert not BankTransaction.objects.exists()
