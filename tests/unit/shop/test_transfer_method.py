"""Choosing to pay by transfer: offered where the market has an account, one code a payment, and a page to go to."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from shop.checkout.services import place_order
from shop.core import clock
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.methods.base import Bill
from shop.payment.services import methods_for, start_payment
from tests.factories.checkout import asked_for, basket_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account")]


def test_placing_by_transfer_leads_to_the_page_and_a_guest_may_open_it(client: Client, mang: Any) -> None:
    basket = basket_with((mang, 1))
    placed = place_order(asked_for(basket, method="transfer"))

    step = start_payment(placed.purchase)

    number = placed.purchase.order.number
    assert step.redirect_to == f"/don-hang/{number}/chuyen-khoan/"
    assert client.get(step.redirect_to).status_code == 404
    assert client.get(f"{step.redirect_to}?t={placed.token}").status_code == 200
    assert Payment.objects.get().expires_at > clock.now() + timedelta(hours=23)


def test_pressing_twice_makes_one_code(mang: Any) -> None:
    placed = place_order(asked_for(basket_with((mang, 1)), method="transfer"))

    start_payment(placed.purchase)
    start_payment(placed.purchase)

    assert PaymentAttempt.objects.count() == 1


def test_without_an_account_of_the_market_transfers_are_not_offered(settings: Any) -> None:
    assert "transfer" in [method.code for method, _why in methods_for(Bill(100_000, []))]
    settings.BANK_BIN = ""
    assert "transfer" not in [method.code for method, _why in methods_for(Bill(100_000, []))]


def test_an_order_paid_at_the_door_has_no_such_page(client: Client, mang: Any, mai: Any) -> None:
    placed = place_order(asked_for(basket_with((mang, 1), owner=mai), by=mai))

    client.force_login(mai)
    assert client.get(f"/don-hang/{placed.purchase.order.number}/chuyen-khoan/").status_code == 404
