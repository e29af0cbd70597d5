"""Every message is lost: the reconciler alone finds what was paid, what is over, and what must wait (T14, T26)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from sellers.models import Entry, SellerOrder
from shop.core import clock
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt
from shop.payment.card_reconciling import ask_about_open_attempts
from shop.payment.expiry import cancel_unpaid
from tests.factories.cards import begun_by_card, deliver, paid_by_card, placed_for_card
from tests.factories.goods import put_on_sale

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
FETCH = "GET /v1/checkout/sessions/"


def later(**span: int) -> Any:
    return time_machine.travel(clock.now() + timedelta(**span), tick=True)


def test_a_try_younger_than_two_minutes_is_left_to_its_messages(stand_in: Any, com: Any) -> None:
    paid_by_card(stand_in, (com, 1))

    assert ask_about_open_attempts() == 0
    assert stand_in.calls_of(FETCH) == []


def test_twenty_paid_orders_without_one_event_are_all_found_and_counted_once(stand_in: Any, hoa_shop: Any) -> None:
    goods = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=40)
    for _order in range(20):
        paid_by_card(stand_in, (goods, 1))
    begun_by_card((goods, 1))

    with later(minutes=3):
        assert ask_about_open_attempts() == 20
        counted = Receipt.objects.count(), Entry.objects.count()
        assert ask_about_open_attempts() == 0
        answers = [deliver(stand_in, event) for event in stand_in.post.sent]

    assert {answer.json()["outcome"] for answer in answers} == {"already"}
    assert (Receipt.objects.count(), Entry.objects.count()) == counted
    assert sorted(Payment.objects.values_list("state", flat=True)) == ["paid"] * 20 + ["pending"]


def test_a_try_whose_call_was_never_answered_is_found_by_its_key(stand_in: Any, com: Any) -> None:
    """Killed after Stripe had opened the page: nobody saw it, and it is asked for again."""
    stand_in.fail_next("POST /v1/checkout/sessions", "hang_up")
    begun_by_card((com, 1))

    with later(minutes=3):
        ask_about_open_attempts()

    attempt = PaymentAttempt.objects.get()
    assert (attempt.provider_ref, attempt.state) == (stand_in.only_session(), "open")


def test_killed_before_the_call_the_try_is_begun_by_the_reconciler(stand_in: Any, com: Any) -> None:
    from shop.payment.card_attempts import begin_attempt

    begin_attempt(placed_for_card((com, 1)).payment)

    with later(minutes=3):
        ask_about_open_attempts()

    assert PaymentAttempt.objects.get().provider_ref == stand_in.only_session()


def test_when_the_goods_are_held_no_longer_the_page_is_closed(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))

    with later(minutes=31):
        assert ask_about_open_attempts() == 1

    attempt.refresh_from_db()
    assert attempt.state == "expired"
    assert stand_in.books.sessions[attempt.provider_ref]["status"] == "expired"


def test_paid_in_the_last_moment_counts_although_we_came_to_close(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))

    with later(minutes=31):
        assert ask_about_open_attempts() == 1

    attempt.refresh_from_db()
    assert (attempt.state, Payment.objects.get().state) == ("succeeded", "paid")
    assert SellerOrder.objects.get().state == "placed"


def test_a_page_of_an_order_that_was_given_up_is_closed(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    cancel_unpaid(attempt.payment, reason="test")

    with later(minutes=3):
        ask_about_open_attempts()

    assert stand_in.books.sessions[attempt.provider_ref]["status"] == "expired"


def test_while_stripe_is_silent_nothing_is_decided_and_few_calls_are_made(stand_in: Any, hoa_shop: Any) -> None:
    goods = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=40)
    for _order in range(10):
        paid_by_card(stand_in, (goods, 1))
    stand_in.fail_next(FETCH, "hang_up", times=10)

    with later(minutes=3):
        assert ask_about_open_attempts() == 0
        assert len(stand_in.calls_of(FETCH)) == 3
        stand_in.faults.clear()
        assert ask_about_open_attempts() == 10


def test_a_page_that_was_never_shown_keeps_nobody_waiting(stand_in: Any, com: Any) -> None:
    """Stripe keeps answering 500 under this key: no address was ever given out, so no money can have gone there."""
    stand_in.fail_next("POST /v1/checkout/sessions", "kept_error")
    attempt = begun_by_card((com, 1))
    with later(minutes=5):
        ask_about_open_attempts()
        assert Payment.objects.get().state == "checking"

    with later(minutes=11):
        ask_about_open_attempts()

    attempt.refresh_from_db()
    assert (attempt.state, Payment.objects.get().state) == ("expired", "pending")


def test_a_page_left_for_another_way_of_paying_is_closed(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    Payment.objects.update(method="transfer")

    with later(minutes=3):
        ask_about_open_attempts()

    assert stand_in.books.sessions[attempt.provider_ref]["status"] == "expired"


def test_nothing_to_ask_about_is_one_question_to_the_database(django_assert_num_queries: Any, settings: Any) -> None:
    with django_assert_num_queries(1):
        assert ask_about_open_attempts() == 0
