"""Stripe's events: a hint each, whatever their order and however often they come (TRUST, T19 to T25)."""

from typing import Any

import pytest

from sellers.models import Entry, SellerOrder
from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.notices.models import Notice
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt, ReceivedEvent
from shop.payment.shown import money_of
from tests.factories.cards import begun_by_card, deliver, paid_by_card

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
FETCH = "GET /v1/checkout/sessions/"


def state_of_money() -> tuple[Any, ...]:
    payment = Payment.objects.get()
    return payment.state, payment.received_dong, payment.refunded_dong, Receipt.objects.count(), Entry.objects.count()


def test_a_payment_is_settled_by_what_stripe_says_when_asked(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))

    answer = deliver(stand_in)

    attempt.refresh_from_db()
    assert (answer.status_code, answer.json()) == (200, {"outcome": "released"})
    assert stand_in.calls_of(FETCH)
    assert (attempt.state, attempt.payment_intent[:3]) == ("succeeded", "pi_")
    assert ledger.balance(Account.MONEY_STRIPE) == attempt.amount_dong
    event = ReceivedEvent.objects.get()
    assert (event.attempt, event.kind, event.outcome) == (attempt, "checkout.session.completed", "released")


def test_an_event_that_says_paid_settles_nothing_while_stripe_says_unpaid(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    lie = {**stand_in.books.sessions[attempt.provider_ref], "payment_status": "paid", "status": "complete"}
    stand_in.post.tell("checkout.session.completed", lie)

    answer = deliver(stand_in)

    assert (answer.status_code, answer.json()) == (200, {"outcome": "open"})
    assert Payment.objects.get().state == "pending"


def test_the_same_event_ten_times_counts_once(stand_in: Any, com: Any) -> None:
    paid_by_card(stand_in, (com, 1))
    deliver(stand_in)
    first, told = state_of_money(), Notice.objects.count()

    answers = [deliver(stand_in) for _again in range(10)]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["outcome"] for answer in answers} == {"already"}
    assert (state_of_money(), Notice.objects.count()) == (first, told)
    assert len(stand_in.calls_of(FETCH)) == 1, "a repeat does not even ask Stripe"


def test_another_event_about_the_same_payment_counts_nothing_twice(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    deliver(stand_in)
    first = state_of_money()
    stand_in.post.tell("checkout.session.async_payment_succeeded", stand_in.books.session(attempt.provider_ref, {}))

    assert deliver(stand_in).json() == {"outcome": "already"}
    assert state_of_money() == first


def test_an_event_before_the_order_is_known_is_parked_and_settles_when_it_comes_again(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    key, reference = attempt.key, attempt.provider_ref
    PaymentAttempt.objects.filter(pk=attempt.pk).update(
        key="5f0d3f1e-0c8f-4c9b-9b64-0b7f0b4f7c11", provider_ref="cs_test_elsewhere"
    )
    parked = deliver(stand_in)
    assert (parked.status_code, parked.json()["code"]) == (409, "event_parked")
    assert ReceivedEvent.objects.get().outcome == "parked"
    assert Payment.objects.get().state == "pending"
    PaymentAttempt.objects.filter(pk=attempt.pk).update(key=key, provider_ref=reference)

    answer = deliver(stand_in)

    assert (answer.status_code, answer.json()) == (200, {"outcome": "released"})
    assert Payment.objects.get().state == "paid"
    assert ReceivedEvent.objects.get().outcome == "released"


def test_an_event_before_our_own_call_was_answered_settles_by_the_key_sent_along(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    PaymentAttempt.objects.filter(pk=attempt.pk).update(provider_ref="", pay_url="", state="checking")

    deliver(stand_in)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.provider_ref) == ("succeeded", stand_in.only_session())


def test_where_stripe_is_silent_nothing_is_written_and_it_is_asked_to_send_again(stand_in: Any, com: Any) -> None:
    paid_by_card(stand_in, (com, 1))
    stand_in.fail_next(FETCH, "hang_up")

    answer = deliver(stand_in)

    assert (answer.status_code, answer.json()["code"]) == (503, "card_partner_silent")
    assert not ReceivedEvent.objects.exists()
    assert deliver(stand_in).status_code == 200
    assert Payment.objects.get().state == "paid"


@pytest.mark.parametrize(
    ("altered", "why", "suspended"),
    [({"amount": -1}, "wrong_amount", True), ({"currency": "usd"}, "wrong_currency", False)],
)
def test_another_sum_or_currency_is_kept_apart_and_releases_nothing(
    stand_in: Any, com: Any, altered: dict, why: str, suspended: bool, client: Any
) -> None:
    attempt = begun_by_card((com, 1))
    if "amount" in altered:
        altered = {"amount": attempt.amount_dong + altered["amount"]}
    stand_in.books.alter(attempt.provider_ref, **altered)
    stand_in.books.pay(attempt.provider_ref)

    answer = deliver(stand_in)

    attempt.refresh_from_db()
    receipt = Receipt.objects.get()
    assert (answer.status_code, answer.json()) == (200, {"outcome": "suspended"})
    assert (receipt.why, receipt.in_suspense_dong > 0) == (why, suspended)
    assert ledger.balance(Account.SUSPENSE) == (-(attempt.amount_dong - 1) if suspended else 0)
    assert (attempt.state, attempt.payment.state) == ("failed", "pending")
    assert SellerOrder.objects.get().state == "awaiting_payment"
    page = client.get(f"/thanh-toan/the/{attempt.key}/").content.decode()
    assert "để riêng" in page
    shown = money_of(attempt.payment.purchase, total=attempt.amount_dong)
    assert "kept apart" in shown.sentence or "để riêng" in shown.sentence
    assert shown.ways == ()


def test_the_sum_that_was_charged_counts_where_the_session_says_another(stand_in: Any, com: Any) -> None:
    """Stripe says it twice; whichever is not what we asked for is the one that is told."""
    attempt = paid_by_card(stand_in, (com, 1))
    stand_in.books.sessions[attempt.provider_ref]["amount_total"] += 1

    assert deliver(stand_in).json() == {"outcome": "suspended"}


def test_events_in_reversed_order_end_as_truth_says(stand_in: Any, com: Any) -> None:
    """Refunded at Stripe's desk, paid: told the other way round."""
    attempt = paid_by_card(stand_in, (com, 1))
    intent = stand_in.books.sessions[attempt.provider_ref]["payment_intent"]
    stand_in.books.refund({"payment_intent": intent})
    events = list(stand_in.post.sent)

    answers = [deliver(stand_in, event).status_code for event in reversed(events)]

    payment = Payment.objects.get()
    assert [event["type"] for event in events] == [
        "checkout.session.completed",
        "charge.refunded",
        "refund.updated",
    ]
    assert answers[1:] == [200, 200]
    if answers[0] != 200:
        deliver(stand_in, events[-1])
    payment.refresh_from_db()
    assert (payment.received_dong, payment.refunded_dong) == (attempt.amount_dong, attempt.amount_dong)
    assert ledger.balance(Account.MONEY_STRIPE) == 0


def test_failed_after_succeeded_does_not_move_backwards(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    stand_in.books.pay(attempt.provider_ref, late=True)
    assert deliver(stand_in).json() == {"outcome": "checking"}
    assert Payment.objects.get().state == "checking"
    stand_in.books.arrive(attempt.provider_ref)
    assert deliver(stand_in).json() == {"outcome": "released"}
    stand_in.post.tell("checkout.session.async_payment_failed", stand_in.books.session(attempt.provider_ref, {}))

    assert deliver(stand_in).json() == {"outcome": "already"}

    attempt.refresh_from_db()
    assert (attempt.state, Payment.objects.get().state) == ("succeeded", "paid")


def test_late_money_that_does_not_come_ends_the_try_alone(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    stand_in.books.pay(attempt.provider_ref, late=True)
    deliver(stand_in)
    stand_in.books.arrive(attempt.provider_ref, refused=True)

    assert deliver(stand_in).json() == {"outcome": "failed"}

    attempt.refresh_from_db()
    assert (attempt.state, Payment.objects.get().state) == ("failed", "pending")


def test_an_expired_page_ends_the_try_and_leaves_the_order_waiting(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    stand_in.books.expire_session(attempt.provider_ref)

    assert deliver(stand_in).json() == {"outcome": "expired"}

    attempt.refresh_from_db()
    assert (attempt.state, Payment.objects.get().state) == ("expired", "pending")


def test_of_an_event_only_what_it_says_of_money_is_kept(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    stand_in.post.sent[-1]["data"]["object"]["customer_details"] = {"email": "mai@example.org", "name": "Mai"}

    deliver(stand_in)

    kept = ReceivedEvent.objects.get().payload
    assert kept["amount_total"] == attempt.amount_dong
    assert "mai@example.org" not in str(kept)


def test_kinds_that_nobody_here_reads_are_taken_in_and_left(stand_in: Any, com: Any) -> None:
    stand_in.post.tell("customer.created", {"id": "cus_1"})

    assert deliver(stand_in).json() == {"outcome": "ignored"}


def test_a_session_of_somebody_else_is_parked(stand_in: Any) -> None:
    stand_in.post.tell("checkout.session.completed", {"id": "cs_test_nobody"})

    assert deliver(stand_in).status_code == 409
    assert not Purchase.objects.exists()
