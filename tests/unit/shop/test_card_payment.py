"""Paying by card: written before Stripe is asked, asked once, and settled by what Stripe says when asked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from sellers.models import SellerOrder
from shop.core import clock
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.card_attempts import look_again
from shop.payment.errors import MethodNotOffered
from shop.payment.methods.base import Bill
from shop.payment.services import method_by_code, methods_for, start_payment
from shop.payment.stripe_gateway import MOST_DONG
from tests.factories.cards import begun_by_card, paid_by_card, placed_for_card
from tests.factories.goods import put_on_sale

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]
CREATE = "POST /v1/checkout/sessions"


def test_without_a_key_of_stripes_no_card_is_offered(settings: Any) -> None:
    settings.STRIPE_SECRET_KEY = ""

    assert "card" not in [method.code for method, _refusal in methods_for(Bill(185_000, []))]
    with pytest.raises(MethodNotOffered):
        method_by_code("card", Bill(185_000, []))


def test_with_a_key_the_card_is_offered_and_says_for_whom_it_is_meant(stand_in: Any) -> None:
    card = method_by_code("card", Bill(185_000, []))

    assert "abroad" in card.note() or "nước ngoài" in card.note()


@pytest.mark.parametrize("total", [0, 14_999, MOST_DONG + 1])
def test_a_sum_that_no_card_can_be_charged_is_refused_with_the_limits(stand_in: Any, total: int) -> None:
    with pytest.raises(MethodNotOffered, match=r"15\.000.*99\.999\.999"):
        method_by_code("card", Bill(total, []))

    assert stand_in.calls == []


def test_the_order_is_committed_and_the_try_written_before_stripe_is_asked(stand_in: Any, com: Any) -> None:
    purchase = placed_for_card((com, 1))
    assert stand_in.calls == []
    assert SellerOrder.objects.get(order=purchase.order).state == "awaiting_payment"

    step = start_payment(purchase)

    attempt = PaymentAttempt.objects.get()
    (call,) = stand_in.calls_of(CREATE)
    assert step.redirect_to == attempt.pay_url == f"{stand_in.url}/c/pay/{attempt.provider_ref}"
    assert call["key"] == str(attempt.key) == call["form"]["metadata"]["attempt"]
    assert call["form"]["client_reference_id"] == purchase.order.number
    assert call["form"]["line_items"]["0"]["price_data"]["unit_amount"] == str(purchase.total_dong)
    assert call["form"]["success_url"].endswith(f"/thanh-toan/the/{attempt.key}/")


def test_starting_twice_leads_to_the_same_page_and_asks_once(stand_in: Any, com: Any) -> None:
    purchase = placed_for_card((com, 1))

    assert start_payment(purchase) == start_payment(purchase)

    assert len(stand_in.calls_of(CREATE)) == PaymentAttempt.objects.count() == 1


@pytest.mark.parametrize("kind", ["timeout", "hang_up", "unheard", "error"])
def test_silence_leads_to_a_page_that_asks_again_under_the_same_key(
    stand_in: Any, com: Any, settings: Any, client: Any, kind: str
) -> None:
    settings.STRIPE_TIMEOUT_SECONDS = 1
    stand_in.fail_next(CREATE, kind, seconds=3, times=2)
    purchase = placed_for_card((com, 1))

    step = start_payment(purchase)

    attempt = PaymentAttempt.objects.get()
    assert step.redirect_to == reverse("payments:card", kwargs={"key": attempt.key})
    assert (attempt.state, attempt.payment.state) == ("checking", "checking")
    page = client.get(step.redirect_to).content.decode()
    assert "đang kiểm tra" in page
    assert "Đừng trả thêm lần nữa" in page
    assert "chưa trừ" not in page
    again = client.get(step.redirect_to)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.payment.state) == ("open", "pending")
    assert attempt.pay_url in again.content.decode()
    assert {call["key"] for call in stand_in.calls_of(CREATE)} == {str(attempt.key)}
    assert len(stand_in.books.sessions) == 1


def test_after_silence_the_buyer_pays_once_and_is_charged_once(stand_in: Any, com: Any, client: Any) -> None:
    stand_in.fail_next(CREATE, "hang_up")
    page = start_payment(placed_for_card((com, 1))).redirect_to
    client.get(page)
    stand_in.books.pay(stand_in.only_session())

    client.get(page)

    payment = Payment.objects.get()
    assert (payment.state, payment.received_dong) == ("paid", payment.due_dong)
    assert [entry["what"] for entry in stand_in.books.journal].count("charged") == 1


def test_a_refusal_of_stripes_leads_to_a_page_that_shows_the_order(stand_in: Any, com: Any, settings: Any) -> None:
    settings.STRIPE_SECRET_KEY = "a-key-nobody-knows"
    purchase = placed_for_card((com, 1))

    step = start_payment(purchase)

    attempt = PaymentAttempt.objects.get()
    assert step.redirect_to == reverse("payments:card", kwargs={"key": attempt.key})
    assert (attempt.state, attempt.payment.state) == ("failed", "pending")


def test_coming_back_paid_releases_the_order_without_any_event(stand_in: Any, com: Any, mai: Any, client: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1), by=mai)
    client.force_login(mai)

    answer = client.get(reverse("payments:card", kwargs={"key": attempt.key}))

    payment = Payment.objects.get()
    assert answer.url == reverse("purchases:detail", kwargs={"number": payment.purchase.order.number})
    assert (payment.state, payment.received_dong) == ("paid", payment.due_dong)
    assert SellerOrder.objects.get().state == "placed"


def test_coming_back_unpaid_changes_nothing_and_says_until_when_the_goods_are_kept(
    stand_in: Any, com: Any, mai: Any, client: Any
) -> None:
    attempt = begun_by_card((com, 1), by=mai)
    client.force_login(mai)

    answer = client.get(reverse("payments:card", kwargs={"key": attempt.key}) + "?back=1", follow=True)

    assert "giữ" in answer.content.decode()
    assert Payment.objects.get().state == "pending"
    assert SellerOrder.objects.get().state == "awaiting_payment"


def test_the_return_page_asks_stripe_and_believes_no_address(stand_in: Any, com: Any, client: Any) -> None:
    """Whoever types the address of success without paying has not paid."""
    attempt = begun_by_card((com, 1))

    client.get(reverse("payments:card", kwargs={"key": attempt.key}))

    assert Payment.objects.get().state == "pending"


def test_an_unknown_try_is_not_there(client: Any) -> None:
    assert client.get("/thanh-toan/the/5f0d3f1e-0c8f-4c9b-9b64-0b7f0b4f7c11/").status_code == 404


def test_a_session_that_stripe_has_lost_ends_the_try(stand_in: Any, com: Any) -> None:
    attempt = begun_by_card((com, 1))
    stand_in.books.sessions.clear()

    assert look_again(attempt).state == "failed"


def test_a_second_try_begins_when_the_first_is_over(stand_in: Any, com: Any) -> None:
    first = begun_by_card((com, 1))
    stand_in.books.expire_session(first.provider_ref)
    look_again(first)

    start_payment(Purchase.objects.get())

    assert list(PaymentAttempt.objects.values_list("state", flat=True)) == ["expired", "open"]
    assert len(stand_in.books.sessions) == 2


def test_two_tries_paid_keep_the_order_and_send_the_second_sum_back(stand_in: Any, com: Any) -> None:
    """The buyer opened two pages and paid on both."""
    first = begun_by_card((com, 1))
    PaymentAttempt.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    start_payment(Purchase.objects.get())
    second = PaymentAttempt.objects.latest("pk")
    for attempt in (first, second):
        stand_in.books.pay(attempt.provider_ref)
        look_again(attempt)

    payment = Payment.objects.get()

    assert payment.state == "paid"
    assert (payment.received_dong, payment.refunded_dong) == (2 * payment.due_dong, payment.due_dong)


def test_the_same_moment_tells_stripe_the_same_end_of_its_page(stand_in: Any, com: Any) -> None:
    """A repeat under the key must be the same to the letter, however late it comes."""
    stand_in.fail_next(CREATE, "hang_up")
    start_payment(placed_for_card((com, 1)))
    attempt = PaymentAttempt.objects.get()

    with time_machine.travel(clock.now() + timedelta(minutes=20), tick=True):
        look_again(attempt)

    first, second = (call["form"] for call in stand_in.calls_of(CREATE))
    assert first == second


def test_a_bill_of_several_sellers_is_one_charge(stand_in: Any, com: Any, mang: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 2), (mang, 1))

    look_again(attempt)

    assert {part.state for part in SellerOrder.objects.all()} == {"placed"}
    assert Payment.objects.get().received_dong == Purchase.objects.get().total_dong


def test_a_dear_order_is_charged_in_whole_dong(stand_in: Any, hoa_shop: Any) -> None:
    dear = put_on_sale(hoa_shop, "Tranh thổ cẩm", price=12_500_000, stock=2)

    attempt = paid_by_card(stand_in, (dear, 1))

    assert stand_in.books.sessions[attempt.provider_ref]["amount_total"] == attempt.amount_dong
    assert attempt.amount_dong >= 12_500_000


def test_going_to_the_card_page_costs_few_questions_whatever_the_order(
    stand_in: Any, com: Any, mang: Any, django_assert_max_num_queries: Any
) -> None:
    purchase = placed_for_card((com, 1), (mang, 1))

    with django_assert_max_num_queries(12):
        start_payment(purchase)


def test_an_answer_that_leaves_out_what_is_optional_is_read_all_the_same(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    session = stand_in.books.sessions[attempt.provider_ref]
    for name in ("url", "client_reference_id", "metadata", "locale"):
        del session[name]
    del stand_in.books.intents[session["payment_intent"]]["amount_received"]

    assert look_again(attempt).state == "succeeded"
