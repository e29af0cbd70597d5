"""A card that is charged after the time was over: honoured while the goods are there, else sent back once (T5, T28)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from sellers.models import SellerOrder
from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.checkout.services import place_order
from shop.core import clock
from shop.notices.models import Notice
from shop.payment.attempts.models import Payment, PaymentAttempt, Refund
from shop.payment.expiry import cancel_unpaid, expire_payments
from shop.payment.reconciling import reconcile
from shop.payment.sending import send_owed_refunds
from tests.factories.cards import begun_by_card, deliver
from tests.factories.checkout import asked_for, basket_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]


def past_its_time(goods: Any, quantity: int) -> PaymentAttempt:
    """Stripe could not be reached to close its page, and the order has run out."""
    attempt = begun_by_card((goods, quantity))
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=True):
        assert expire_payments() == 1
    return attempt


def test_late_money_is_honoured_while_the_goods_are_there(stand_in: Any, com: Any) -> None:
    attempt = past_its_time(com, 2)
    assert com.stockrecords.get().num_allocated == 0
    stand_in.books.pay(attempt.provider_ref)

    assert deliver(stand_in).json() == {"outcome": "late_honoured"}

    assert (Payment.objects.get().state, SellerOrder.objects.get().state) == ("paid", "placed")
    assert com.stockrecords.get().num_allocated == 2


def test_late_money_for_goods_that_are_gone_goes_back_to_the_card_once(stand_in: Any, com: Any) -> None:
    attempt = past_its_time(com, 2)
    place_order(asked_for(basket_with((com, 5))))
    stand_in.books.pay(attempt.provider_ref)

    assert deliver(stand_in).json() == {"outcome": "late_refunded"}
    assert send_owed_refunds() == 1
    assert deliver(stand_in, stand_in.post.sent[0]).json() == {"outcome": "already"}
    assert send_owed_refunds() == 0

    payment = Payment.objects.get(pk=attempt.payment_id)
    assert (payment.state, payment.refunded_dong) == ("refunded", attempt.amount_dong)
    assert [refund["amount"] for refund in stand_in.books.refunds.values()] == [attempt.amount_dong]
    assert Refund.objects.get().state == "done"
    assert ledger.balance(Account.MONEY_STRIPE) == 0
    (told,) = Notice.objects.filter(kind="payment").values_list("body", flat=True)
    assert "hoàn lại" in told


def test_money_for_an_order_that_was_given_up_goes_back(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    cancel_unpaid(attempt.payment, reason="không mua nữa")
    stand_in.books.pay(attempt.provider_ref)

    with time_machine.travel(clock.now() + timedelta(minutes=3), tick=True):
        done = reconcile()

    assert (done["card payments settled"], done["refunds sent"]) == (1, 1)
    assert Payment.objects.get().state == "refunded"
    assert len(stand_in.books.refunds) == 1


def test_what_waits_for_stripes_word_does_not_run_out_before_it_was_asked(stand_in: Any, com: Any) -> None:
    """One run of the reconciler, after the time: the card is asked first, and has paid."""
    attempt = begun_by_card((com, 1))
    stand_in.books.pay(attempt.provider_ref)

    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=True):
        reconcile()

    assert (Payment.objects.get().state, SellerOrder.objects.get().state) == ("paid", "placed")
