"""/webhooks/bank/…: only with the key, written before it is answered, once however often it is told."""

import json
from typing import Any

import pytest
from django.test import Client

from shop.bank.models import BankTransaction
from shop.payment.attempts.models import Payment
from shop.payment.transfer_codes import offer_code
from tests.factories.bank import CASSO_KEY, SEPAY_KEY, casso_event, sepay_event, signature
from tests.factories.payments import unpaid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account")]
SEPAY, CASSO = "/webhooks/bank/sepay/", "/webhooks/bank/casso/"


@pytest.fixture
def payment(com: Any, mai: Any) -> Payment:
    return unpaid((com, 1), by=mai)


@pytest.fixture
def code(payment: Payment) -> str:
    attempt = offer_code(payment)
    assert attempt is not None
    return attempt.memo


def tell(address: str, event: Any, **headers: str) -> Any:
    """As the service does: no cookie, no token of a form."""
    browser = Client(enforce_csrf_checks=True)
    return browser.post(address, json.dumps(event), content_type="application/json", headers=headers)


def tell_sepay(event: Any, key: str = f"Apikey {SEPAY_KEY}") -> Any:
    return tell(SEPAY, event, authorization=key)


def state_of(payment: Payment) -> str:
    return Payment.objects.get(pk=payment.pk).state


def test_sepay_pays_an_order_and_is_answered_as_it_wants(payment: Payment, code: str) -> None:
    for _turn in range(3):
        response = tell_sepay(sepay_event(amount=payment.due_dong, memo=code))
        assert (response.status_code, response.json()) == (200, {"success": True})

    assert (state_of(payment), BankTransaction.objects.count()) == ("paid", 1)


def test_both_shapes_of_casso_pay(payment: Payment, code: str) -> None:
    newer = casso_event(amount=30_000, memo=code)
    older = {
        "error": 0,
        "data": [{**newer["data"], "id": 5, "amount": payment.due_dong - 30_000, "when": "2026-11-24 08:09:10"}],
    }
    older["data"][0]["subAccId"] = newer["data"]["accountNumber"]  # type: ignore[index]

    assert tell(CASSO, newer, **{"X-Casso-Signature": signature(newer)}).json() == {"success": True}
    assert state_of(payment) == "part_paid"
    assert tell(CASSO, older, **{"Secure-Token": CASSO_KEY}).json() == {"success": True}
    assert state_of(payment) == "paid"


@pytest.mark.parametrize("key", ["", "Apikey", "Apikey wrong", f"apikey {SEPAY_KEY}"])
def test_a_forged_message_changes_nothing(payment: Payment, code: str, key: str) -> None:
    response = tell_sepay(sepay_event(amount=payment.due_dong, memo=code), key)

    assert (response.status_code, response.json()["success"]) == (401, False)
    assert (state_of(payment), BankTransaction.objects.count()) == ("pending", 0)


@pytest.mark.parametrize("address", [SEPAY, CASSO])
@pytest.mark.parametrize("event", [{}, [], {"data": 5}, {"data": [1]}, {"id": 1, "transferAmount": "x"}])
def test_what_cannot_be_read_is_told_so(address: str, event: Any) -> None:
    headers = {"authorization": f"Apikey {SEPAY_KEY}", "Secure-Token": CASSO_KEY}

    assert tell(address, event, **headers).status_code == 400
    assert not BankTransaction.objects.exists()


@pytest.mark.parametrize("address", [SEPAY, CASSO, f"/en{SEPAY}"])
def test_it_is_told_by_post_and_nowhere_else(client: Client, address: str) -> None:
    assert client.get(address).status_code in (404, 405)


def test_money_without_an_order_is_answered_and_kept(payment: Payment) -> None:
    assert tell_sepay(sepay_event(memo="cam on")).status_code == 200

    assert BankTransaction.objects.get().state == "queued"
