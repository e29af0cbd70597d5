"""Events, returns and the reconciler at the same moment, in threads on a real database; each race with its control."""

from collections import Counter
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import Sum

from sellers.models import Entry, SellerOrder, Shop
from shop.notices.models import Notice
from shop.payment import card_attempts, settling, webhooks
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt, ReceivedEvent
from shop.payment.card_attempts import look_again
from shop.payment.services import start_payment
from tests.factories.cards import deliver, paid_by_card, placed_for_card
from tests.factories.goods import put_on_sale
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
RIVALS = 10


def paid(stand_in: Any, shop: Shop) -> PaymentAttempt:
    return paid_by_card(stand_in, (put_on_sale(shop, "Cốm Lâm Thượng", stock=20), 1))


def assert_counted_once(attempt: PaymentAttempt) -> None:
    payment = Payment.objects.get()
    assert (payment.state, payment.received_dong) == ("paid", attempt.amount_dong)
    assert Receipt.objects.count() == 1
    assert Entry.objects.filter(account="money_stripe").aggregate(sum=Sum("amount_dong"))["sum"] == attempt.amount_dong
    assert SellerOrder.objects.get().state == "placed"
    assert max(Counter(Notice.objects.filter(kind="payment").values_list("channel", flat=True)).values()) == 1


def test_one_event_ten_times_at_once_counts_once_and_every_answer_is_good(
    rivals_database: None, stand_in: Any, hoa_shop: Shop
) -> None:
    attempt = paid(stand_in, hoa_shop)

    answers = at_once([partial(deliver, stand_in)] * RIVALS)

    assert {answer.status_code for answer in answers} == {200}
    assert sorted(answer.json()["outcome"] for answer in answers) == ["already"] * (RIVALS - 1) + ["released"]
    assert ReceivedEvent.objects.count() == 1
    assert_counted_once(attempt)


def test_event_return_and_reconciler_at_once_count_once(rivals_database: None, stand_in: Any, hoa_shop: Shop) -> None:
    attempt = paid(stand_in, hoa_shop)

    results = at_once([partial(deliver, stand_in), partial(look_again, attempt)] * (RIVALS // 2))

    assert [result for result in results if isinstance(result, Exception)] == []
    assert_counted_once(attempt)


def test_control_without_receipt_check_and_event_claim_the_unique_rows_are_the_last_wall(
    rivals_database: None, stand_in: Any, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a look before the leap the race shows, and the database alone keeps it from counting twice."""
    attempt = paid(stand_in, hoa_shop)
    monkeypatch.setattr(webhooks, "_known_outcome", lambda event: "")
    monkeypatch.setattr(webhooks, "_claim", _claim_without_looking)
    asked_twice: list[int] = []
    take_in = card_attempts.take_in
    monkeypatch.setattr(webhooks, "take_in", lambda *args, **more: asked_twice.append(1) or take_in(*args, **more))

    at_once([partial(deliver, stand_in)] * RIVALS)

    assert len(asked_twice) > 1, "the same event had its effect called more than once: the test above can fail"
    assert_counted_once(attempt)


def test_control_without_the_unique_receipt_the_money_counts_twice(
    rivals_database: None, stand_in: Any, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = paid(stand_in, hoa_shop)
    look_again(attempt)
    write = settling._write_receipt
    monkeypatch.setattr(settling, "_take_in", lambda held, evidence, wrong: write(held, _renamed(evidence), wrong))

    look_again(attempt)

    assert Payment.objects.get().received_dong == 2 * attempt.amount_dong


def test_a_double_click_makes_one_try_and_one_page(rivals_database: None, stand_in: Any, hoa_shop: Shop) -> None:
    purchase = placed_for_card((put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=20), 1))

    steps = at_once([partial(start_payment, purchase)] * RIVALS)

    assert len({step.redirect_to for step in steps}) == 1
    assert PaymentAttempt.objects.count() == len(stand_in.books.sessions) == 1


def test_control_without_looking_for_the_open_try_a_double_click_opens_many_pages(
    rivals_database: None, stand_in: Any, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    purchase = placed_for_card((put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=20), 1))
    monkeypatch.setattr(card_attempts, "open_attempt", _always_a_new_one)

    at_once([partial(start_payment, purchase)] * RIVALS)

    assert len(stand_in.books.sessions) == RIVALS, "the test above can fail"


def _claim_without_looking(event: Any) -> ReceivedEvent:
    try:
        return ReceivedEvent.objects.create(
            provider="stripe", event_id=f"{event.id}-{id(event)}", kind=event.kind, received_at=webhooks.clock.now()
        )
    except IntegrityError:
        return ReceivedEvent.objects.get(event_id=event.id)


def _renamed(evidence: Any) -> Any:
    from dataclasses import replace

    return replace(evidence, reference=f"{evidence.reference}-again")


def _always_a_new_one(payment: Payment, *, kind: str, amount: int, expires_at: Any) -> PaymentAttempt:
    facts = {"amount_dong": amount, "created_at": payment.opened_at, "expires_at": expires_at}
    return PaymentAttempt.objects.create(payment=payment, kind=kind, **facts)
