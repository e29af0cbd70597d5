"""The page where a buyer pays by transfer: every state of it, to whom it opens, and what it never does."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sellers.models import SellerOrder
from shop.bank.models import Inquiry
from shop.core import clock
from shop.core.money import format_dong
from shop.payment.again import choose_way
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.expiry import cancel_unpaid, expire_payments
from shop.payment.renewal import MOST_TIMES
from shop.payment.transfer_codes import code_on_offer, offer_code
from shop.payment.transfers import take_in_and_apply
from tests.factories.bank import incoming
from tests.factories.payments import run_out, unpaid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account")]


def at(payment: Payment, rest: str = "") -> str:
    return f"/don-hang/{payment.purchase.order.number}/chuyen-khoan/{rest}"


def page(browser: Client, payment: Payment) -> str:
    response = browser.get(at(payment))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def told(dong: int) -> str:
    return format_dong(dong).replace("\u00a0", " ")


def attempt_of(payment: Payment) -> PaymentAttempt:
    attempt = code_on_offer(Payment.objects.get(pk=payment.pk))
    assert attempt is not None
    return attempt


def comes(payment: Payment, amount: int, memo: str = "", number: str = "1") -> None:
    line = incoming(number, amount=amount, memo=memo or attempt_of(payment).memo)
    take_in_and_apply([line], provider="sepay")


def test_it_says_the_sum_the_time_left_and_what_to_type(hers: Client, payment: Payment) -> None:
    shown = page(hers, payment)

    memo = attempt_of(payment).memo
    for words in ("Chuyển khoản để giữ hàng", told(payment.due_dong), "Còn 59 phút", "Agribank", "8888000111222", memo):
        assert words in shown
    assert "<svg" in shown
    assert f"{memo}.png" in shown
    assert "style=" not in shown


def test_the_picture_is_a_png_to_save_and_of_this_order_only(hers: Client, payment: Payment, mang: Any) -> None:
    other = unpaid((mang, 1))
    offer_code(other)

    picture = hers.get(at(payment, f"{attempt_of(payment).memo}.png"))

    assert picture.content.startswith(b"\x89PNG")
    assert "attachment" in picture["Content-Disposition"]
    assert hers.get(at(payment, f"{attempt_of(other).memo}.png")).status_code == 404
    assert hers.get(at(payment, ".png")).status_code == 404


@pytest.mark.parametrize("rest", ["", "tinh-trang/", "chua-thay-tien/", "OCP0000000.png"])
def test_it_opens_to_whoever_may_open_the_order(client: Client, binh: Any, payment: Payment, rest: str) -> None:
    """Anybody else sees what she would see of an order that does not exist."""
    assert client.get(at(payment, rest)).status_code == 404
    client.force_login(binh)
    mine, missing = client.get(at(payment, rest)), client.get(f"/don-hang/CP000000-00000000/chuyen-khoan/{rest}")
    assert (mine.status_code, missing.status_code) == (404, 404)


@pytest.mark.parametrize("rest", ["da-chuyen/", "ma-moi/", "chua-thay-tien/"])
def test_nobody_else_presses_its_buttons(client: Client, binh: Any, payment: Payment, rest: str) -> None:
    client.force_login(binh)

    assert client.post(at(payment, rest), {"words": "x"}).status_code == 404
    assert (Payment.objects.get().state, Inquiry.objects.count()) == ("pending", 0)


def test_i_have_sent_it_believes_nobody_but_says_what_happens(hers: Client, payment: Payment) -> None:
    response = hers.post(at(payment, "da-chuyen/"))

    assert response["Location"] == at(payment)
    assert "Chợ đang chờ ngân hàng báo." in page(hers, payment)
    assert Payment.objects.get().received_dong == 0
    assert list(SellerOrder.objects.values_list("state", flat=True)) == ["awaiting_payment"]


def test_it_turns_when_the_money_comes(hers: Client, payment: Payment) -> None:
    before = hers.get(at(payment, "tinh-trang/")).json()
    assert before["mark"] in page(hers, payment)

    comes(payment, payment.due_dong)

    after = hers.get(at(payment, "tinh-trang/")).json()
    assert (after["mark"] != before["mark"], after["waits"]) == (True, False)
    shown = page(hers, payment)
    assert f"Đã nhận {told(payment.due_dong)}. Người bán đã được báo đơn của bạn." in shown
    assert "<svg role" not in shown
    assert "data-poll" not in shown


def test_part_paid_shows_the_rest_with_a_new_code(hers: Client, payment: Payment) -> None:
    first = attempt_of(payment).memo

    comes(payment, 100_000)

    shown = page(hers, payment)
    assert "Đã nhận 100.000 ₫." in shown
    assert f"Còn thiếu {told(payment.due_dong - 100_000)}" in shown
    assert first not in shown
    assert attempt_of(payment).amount_dong == payment.due_dong - 100_000


def test_too_much_says_what_goes_back(hers: Client, payment: Payment) -> None:
    comes(payment, payment.due_dong + 20_000)

    assert "20.000 ₫ chuyển thừa sẽ trả lại bạn" in page(hers, payment)


def test_a_wrong_memo_is_looked_for_by_a_person(hers: Client, payment: Payment) -> None:
    hers.post(at(payment, "chua-thay-tien/"), {"words": "mua com cua hoa", "amount": "126k", "more": "MB, 9 giờ"})
    hers.post(at(payment, "chua-thay-tien/"), {"words": "mua com cua chi hoa", "amount": "126k"})

    asked = Inquiry.objects.get()
    assert (asked.words, asked.amount_dong, asked.code) == ("mua com cua chi hoa", 126_000, attempt_of(payment).memo)
    assert "Người của chợ đang tìm khoản tiền của bạn." in page(hers, payment)


def test_a_sum_that_is_no_sum_comes_back_with_its_reason(hers: Client, payment: Payment) -> None:
    response = hers.post(at(payment, "chua-thay-tien/"), {"amount": "nhiều"})

    assert response.status_code == 400
    assert "Ghi số tiền bằng đồng" in response.content.decode()
    assert not Inquiry.objects.exists()


def test_when_the_time_is_over_a_new_code_holds_the_goods_again(hers: Client, payment: Payment, com: Any) -> None:
    first = attempt_of(payment).memo
    run_out(payment)
    expire_payments()
    assert "Tạo lại mã" in page(hers, payment)

    hers.post(at(payment, "ma-moi/"))

    renewed = Payment.objects.get()
    assert (renewed.state, renewed.expires_at > clock.now() + timedelta(hours=23)) == ("pending", True)
    assert com.stockrecords.get().num_allocated == 1
    assert attempt_of(payment).memo != first
    comes(payment, payment.due_dong)
    assert Payment.objects.get().state == "paid"


def test_what_ran_out_a_moment_ago_is_over_before_the_clock_has_tidied_up(hers: Client, payment: Payment) -> None:
    run_out(payment)

    assert "Tạo lại mã" in page(hers, payment)
    hers.post(at(payment, "ma-moi/"))
    assert expire_payments() == 0
    assert "Chuyển khoản để giữ hàng" in page(hers, payment)


def test_goods_sold_meanwhile_are_not_promised_again(hers: Client, payment: Payment, com: Any) -> None:
    run_out(payment)
    expire_payments()
    com.stockrecords.update(num_in_stock=0)

    response = hers.post(at(payment, "ma-moi/"), follow=True)

    assert "đơn này không trả tiền được nữa" in response.content.decode()
    assert Payment.objects.get().state == "expired"
    assert list(SellerOrder.objects.values_list("state", flat=True)) == ["expired"]


def test_goods_are_not_held_for_ever_by_who_does_not_pay(hers: Client, payment: Payment) -> None:
    for _turn in range(MOST_TIMES + 2):
        run_out(payment)
        expire_payments()
        hers.post(at(payment, "ma-moi/"))

    assert Payment.objects.get().state == "expired"
    assert PaymentAttempt.objects.count() == MOST_TIMES + 1


def test_too_late_says_where_the_money_goes(hers: Client, payment: Payment, com: Any) -> None:
    memo = attempt_of(payment).memo
    run_out(payment)
    expire_payments()
    com.stockrecords.update(num_in_stock=0)

    comes(payment, payment.due_dong, memo)

    assert f"Toàn bộ {told(payment.due_dong)} sẽ trả về tài khoản đã chuyển" in page(hers, payment)


def test_a_given_up_order_asks_for_nothing(hers: Client, payment: Payment) -> None:
    cancel_unpaid(payment)

    shown = page(hers, payment)

    assert "Đơn này không chờ chuyển khoản." in shown
    assert "ma-moi" not in shown


def test_who_turned_to_another_way_is_shown_no_code_and_her_old_one_is_still_known(
    hers: Client, payment: Payment, settings: Any
) -> None:
    memo = attempt_of(payment).memo
    choose_way(payment, "cod")

    shown = page(hers, payment)
    assert "Đơn này không chờ chuyển khoản." in shown
    assert memo not in shown
    assert hers.post(at(payment, "ma-moi/"))["Location"] == at(payment).removesuffix("chuyen-khoan/")
    assert code_on_offer(Payment.objects.get()) is None
    comes(payment, payment.due_dong, memo)
    assert Payment.objects.get().received_dong == payment.due_dong


def test_every_state_is_said_in_english_too(hers: Client, payment: Payment) -> None:
    shown = hers.get(f"/en{at(payment)}").content.decode()

    for words in (
        "Transfer to keep the goods",
        format_dong(payment.due_dong, "en"),
        "min left",
        "I have sent it",
        "Account number",
    ):
        assert words in shown


def test_reading_the_page_changes_nothing_and_asks_little(
    hers: Client, payment: Payment, django_assert_max_num_queries: Any
) -> None:
    before = Payment.objects.values().get(), PaymentAttempt.objects.count()
    page(hers, payment)

    with django_assert_max_num_queries(12):
        hers.get(at(payment))

    assert (Payment.objects.values().get(), PaymentAttempt.objects.count()) == before
