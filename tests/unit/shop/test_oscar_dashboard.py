"""Oscar's own dashboard reads the orders we write."""

from typing import Any

import pytest
from django.test import Client

from shop.accounts.models import User
from shop.checkout.services import place_order
from shop.core import clock
from tests.factories.checkout import asked_for, basket_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client: Client) -> Client:
    operator = User.objects.create_superuser(email="admin@demo.test", full_name="Quản trị", password="x")
    client.force_login(operator)
    session = client.session  # the second factor that staff must give
    session["account_authentication_methods"] = [{"method": "mfa", "at": clock.now().timestamp(), "type": "totp"}]
    session["account_authentication_methods_user"] = str(operator.pk)
    session.save()
    return client


def test_it_lists_and_shows_an_order_of_a_guest(operator: Client, com: Any, mang: Any) -> None:
    order = place_order(asked_for(basket_with((com, 2), (mang, 1)))).purchase.order

    listed = operator.get("/dashboard/orders/", follow=True)
    shown = operator.get(f"/dashboard/orders/{order.number}/", follow=True)

    assert order.number in listed.content.decode()
    assert "Cốm Lâm Thượng" in shown.content.decode()
    assert "12 ngõ Trung Yên" in shown.content.decode()
