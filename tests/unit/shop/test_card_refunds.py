"""Money that goes back to a card: once, under its own key, never more than came; and what Stripe's own desk sent."""

from typing import Any

import pytest

from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt, Refund
from shop.payment.card_attempts import look_again
from shop.payment.card_reconciling import ask_about_open_refunds
from shop.payment.errors import MoreThanReceived
from shop.payment.refunds import refund
from shop.payment.sending import send_owed_refunds
from tests.factories.cards import begun_by_card, deliver, paid_by_card

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
SEND = "POST /v1/refunds"


@pytest.fixture
def paid(stand_in: Any, com: Any) -> PaymentAttempt:
    return look_again(paid_by_card(stand_in, (com, 1)))


def owed(payment: Payment, amount: int, key: str = "why-1") -> Refund:
    return refund(payment, amount, key=key, why="test")


def test_a_refund_is_sent_once_and_booked_when_it_is_done(stand_in: Any, paid: PaymentAttempt) -> None:
    made = owed(paid.payment, 50_000)

    assert send_owed_refunds() == 1
    assert send_owed_refunds() == 0

    made.refresh_from_db()
    (call,) = stand_in.calls_of(SEND)
    assert (made.state, made.provider_ref[:3]) == ("done", "re_")
    assert call["form"] == {"payment_intent": paid.payment_intent, "amount": "50000", "metadata": {"refund": "why-1"}}
    assert call["key"] == f"refund-{paid.payment_intent}-why-1"
    assert ledger.balance(Account.MONEY_STRIPE) == paid.amount_dong - 50_000
    assert ledger.balance(Account.REFUNDS) == 0


@pytest.mark.parametrize("kind", ["timeout", "hang_up", "unheard", "error"])
def test_a_refund_without_an_answer_stays_owed_and_goes_out_once(
    stand_in: Any, paid: PaymentAttempt, settings: Any, kind: str
) -> None:
    settings.STRIPE_TIMEOUT_SECONDS = 1
    stand_in.fail_next(SEND, kind, seconds=3)
    made = owed(paid.payment, 50_000)
    send_owed_refunds()
    made.refresh_from_db()
    assert made.state == "due"

    send_owed_refunds()

    made.refresh_from_db()
    assert made.state == "done"
    assert [each["amount"] for each in stand_in.books.refunds.values()] == [50_000]


def test_more_than_was_received_is_never_even_asked_for(stand_in: Any, paid: PaymentAttempt) -> None:
    with pytest.raises(MoreThanReceived):
        owed(paid.payment, paid.amount_dong + 1)

    assert stand_in.calls_of(SEND) == []
    assert not Refund.objects.exists()


def test_a_refund_that_stripe_refuses_goes_to_a_person(stand_in: Any, paid: PaymentAttempt) -> None:
    stand_in.books.refund({"payment_intent": paid.payment_intent})
    made = owed(paid.payment, 50_000)

    send_owed_refunds()

    made.refresh_from_db()
    assert made.state == "failed"
    assert ledger.balance(Account.REFUNDS) == -50_000, "still owed"


def test_a_refund_that_takes_days_is_done_when_stripe_says_so(stand_in: Any, paid: PaymentAttempt) -> None:
    stand_in.books.refunds_end_as = "pending"
    made = owed(paid.payment, 50_000)
    send_owed_refunds()
    made.refresh_from_db()
    assert made.state == "asked"
    assert ask_about_open_refunds() == 0

    stand_in.books.end_refund(made.provider_ref, "succeeded")

    assert deliver(stand_in).json() == {"outcome": "done"}
    assert ask_about_open_refunds() == 0
    made.refresh_from_db()
    assert made.state == "done"


def test_without_the_event_the_reconciler_finds_the_refund_done(stand_in: Any, paid: PaymentAttempt) -> None:
    stand_in.books.refunds_end_as = "pending"
    made = owed(paid.payment, 50_000)
    send_owed_refunds()
    made.refresh_from_db()
    stand_in.books.end_refund(made.provider_ref, "succeeded")

    assert ask_about_open_refunds() == 1

    made.refresh_from_db()
    assert made.state == "done"


def test_a_refund_that_fails_at_the_bank_goes_to_a_person(stand_in: Any, paid: PaymentAttempt) -> None:
    stand_in.books.refunds_end_as = "pending"
    made = owed(paid.payment, 50_000)
    send_owed_refunds()
    made.refresh_from_db()
    stand_in.books.end_refund(made.provider_ref, "failed")

    assert deliver(stand_in).json() == {"outcome": "failed"}
    made.refresh_from_db()
    assert made.state == "failed"


def test_events_of_our_own_refund_change_nothing_more(stand_in: Any, paid: PaymentAttempt) -> None:
    owed(paid.payment, 50_000)
    send_owed_refunds()
    before = ledger.ledger_hash()

    outcomes = [deliver(stand_in, event).json()["outcome"] for event in stand_in.post.sent]

    assert outcomes == ["already", "waits", "already"]
    assert ledger.ledger_hash() == before
    assert Payment.objects.get().state == "paid"


def test_part_of_a_charge_sent_back_at_stripes_desk_leaves_the_order_paid(stand_in: Any, paid: PaymentAttempt) -> None:
    stand_in.books.refund({"payment_intent": paid.payment_intent, "amount": "10000"})

    answers = [deliver(stand_in, event) for event in stand_in.post.sent[1:]]

    payment = Payment.objects.get()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (payment.state, payment.refunded_dong) == ("paid", 10_000)
    assert Refund.objects.get().state == "done"
    assert ledger.balance(Account.MONEY_STRIPE) == paid.amount_dong - 10_000
    assert send_owed_refunds() == 0
    assert len(stand_in.books.refunds) == 1, "nothing is sent a second time"


def test_a_double_charge_sent_back_at_stripes_desk_leaves_the_good_order_paid(stand_in: Any, com: Any) -> None:
    """T24: she paid on two pages; before our own refund went out somebody sent it back by hand."""
    first = look_again(paid_by_card(stand_in, (com, 1)))
    extra = PaymentAttempt.objects.create(
        payment=first.payment, kind="card", amount_dong=first.amount_dong, created_at=first.created_at
    )
    from shop.payment.card_attempts import send_attempt

    second = send_attempt(extra)
    stand_in.books.pay(second.provider_ref)
    look_again(second)
    ours = Refund.objects.get()
    intent = stand_in.books.sessions[second.provider_ref]["payment_intent"]
    stand_in.books.refund({"payment_intent": intent})
    send_owed_refunds()
    ours.refresh_from_db()
    assert ours.state == "failed", "Stripe says it has gone back already"

    for event in stand_in.post.sent:
        assert deliver(stand_in, event).status_code == 200

    payment = Payment.objects.get()
    ours.refresh_from_db()
    assert payment.state == "paid"
    assert (payment.received_dong, payment.refunded_dong) == (2 * first.amount_dong, first.amount_dong)
    assert ours.state == "done"
    assert ledger.balance(Account.MONEY_STRIPE) == first.amount_dong
    assert Refund.objects.count() == len(stand_in.books.refunds) == 1


def test_money_kept_apart_and_sent_back_at_stripes_desk_leaves_suspense_empty(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    stand_in.books.alter(attempt.provider_ref, amount=attempt.amount_dong - 1)
    stand_in.books.pay(attempt.provider_ref)
    deliver(stand_in)
    intent = stand_in.books.sessions[attempt.provider_ref]["payment_intent"]
    stand_in.books.refund({"payment_intent": intent})

    assert deliver(stand_in).json() == {"outcome": "outside"}

    assert ledger.balance(Account.SUSPENSE) == ledger.balance(Account.MONEY_STRIPE) == 0
    assert Receipt.objects.get().in_suspense_dong == 0
    assert send_owed_refunds() == 0


def test_a_refund_of_a_charge_that_is_not_ours_is_parked(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    intent = stand_in.books.sessions[attempt.provider_ref]["payment_intent"]
    stand_in.books.refund({"payment_intent": intent, "amount": "10000"})

    assert deliver(stand_in).status_code == 409, "the charge itself has not been told yet"
    look_again(attempt)
    assert deliver(stand_in).status_code == 200
    assert Payment.objects.get().refunded_dong == 10_000
