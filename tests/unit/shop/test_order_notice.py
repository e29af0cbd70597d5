"""The receipt goes out after the order is safe, and a mail server that refuses harms nothing (TRUST, T15)."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from shop.checkout.services import place_order
from shop.notices import channels
from shop.notices.models import Notice
from shop.notices.services import send_waiting
from shop.order.purchases.models import Purchase
from tests.factories.checkout import asked_for, basket_with

pytestmark = pytest.mark.django_db


def test_the_receipt_has_number_sums_and_a_link_that_opens_the_order(
    com: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        placed = place_order(asked_for(basket_with((com, 2))))

    (receipt,) = [each for each in mail.outbox if each.to == ["mai@example.org"]]
    assert placed.purchase.order.number in receipt.subject
    assert "230.000" in receipt.body
    path = receipt.body.split("http://localhost:8000")[1].split()[0]
    assert client.get(path).status_code == 200


def test_nothing_is_sent_before_the_order_is_committed(com: Any) -> None:
    place_order(asked_for(basket_with((com, 2))))

    assert mail.outbox == []
    assert Notice.objects.filter(kind="order_placed", sent_at=None).count() == 1


def test_a_mail_server_that_refuses_leaves_the_order_and_the_mail_goes_once_later(
    com: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def refuse(*args: Any, **facts: Any) -> None:
        raise OSError("connection refused")

    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setattr(channels, "send_mail", refuse)
        placed = place_order(asked_for(basket_with((com, 2))))
    assert Purchase.objects.get() == placed.purchase
    assert mail.outbox == []

    Notice.objects.update(try_after=None)
    send_waiting()
    send_waiting()

    assert len([each for each in mail.outbox if each.to == ["mai@example.org"]]) == 1


def test_a_guest_without_mail_gets_it_by_sms(com: Any) -> None:
    from dataclasses import replace

    asked = asked_for(basket_with((com, 1)))

    place_order(replace(asked, buyer=replace(asked.buyer, email="")))

    told = Notice.objects.get(kind="order_placed")
    assert (told.channel, told.address) == ("sms", "+84900000123")
