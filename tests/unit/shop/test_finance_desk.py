"""/doi-soat/: who may enter, and what the queue says. What is done there: test_finance_deeds.py."""

from typing import Any

import pytest
from django.test import Client

from shop.payment.attempts.models import Payment, Refund
from tests.factories.finance import number, parked, press, state
from tests.people import person, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account", "books_agree")]
PAGES = ["", "tra-cuu/", "dong/1/", "sao-ke/", "tra-lai/", "treo/"]
PRESSES = ["dong/1/khop/", "dong/1/tra-lai/", "dong/1/de-rieng/", "dong/1/so-sanh/", "hoi/1/", "sao-ke/1/nhap/"]
PRESSES += ["nhap-tay/", "tra-lai/1/xong/", "sao-ke/"]


class TestWhoMayEnter:
    @pytest.mark.parametrize("address", [*PAGES, *PRESSES])
    def test_nobody_is_asked_to_log_in(self, client: Client, address: str) -> None:
        for response in (client.get(f"/doi-soat/{address}"), client.post(f"/doi-soat/{address}")):
            assert response.status_code in (302, 405)
            assert response.status_code == 405 or "/tai-khoan/login/" in response["Location"]

    @pytest.mark.parametrize("cast", ["mai", "hoa", "lan", "cuc", "bien", "operator"])
    def test_others_are_refused_and_change_nothing(self, request: Any, cast: str, payment: Payment) -> None:
        line = parked(payment.due_dong)
        who = (
            person("admin", "Vận Hành", is_staff=True, is_superuser=True)
            if cast == "operator"
            else request.getfixturevalue(cast)
        )
        browser = sign_in(Client(), who)

        for address in PAGES:
            assert browser.get(f"/doi-soat/{address.replace('/1/', f'/{line.pk}/')}").status_code == 403
        for address in PRESSES:
            sent = {"order_1": number(payment), "why": "x", "reference": "FT1", "word": "other"}
            assert browser.post(f"/doi-soat/{address.replace('/1/', f'/{line.pk}/')}", sent).status_code == 403

        assert (state(line), state(payment), Refund.objects.count()) == ("queued", "pending", 0)

    def test_her_password_alone_does_not_open_it(self, client: Client, tien: Any) -> None:
        client.force_login(tien)

        assert "/tai-khoan/2fa/" in client.get("/doi-soat/")["Location"]

    def test_she_is_no_staff_and_lands_here(self, desk: Client, tien: Any) -> None:
        from shop.accounts.landing import landing_for

        assert landing_for(tien) == "/doi-soat/"
        assert not tien.is_staff
        assert [desk.get(place).status_code for place in ("/admin/", "/dashboard/")] == [302, 403]

    def test_a_press_without_its_token_does_nothing(self, tien: Any, payment: Payment) -> None:
        line = parked(payment.due_dong)
        browser = sign_in(Client(enforce_csrf_checks=True), tien)

        assert press(browser, line, "khop", order_1=number(payment)).status_code == 403
        assert (state(line), state(payment)) == ("queued", "pending")


class TestTheQueue:
    def test_it_says_what_waits_and_why(self, desk: Client, payment: Payment) -> None:
        line = parked(payment.due_dong, "mua com")

        shown = desk.get("/doi-soat/").content.decode()

        for words in ("mua com", "Không có mã", f"/doi-soat/dong/{line.pk}/", "SePay", "Khoản treo"):
            assert words in shown
        assert "Mọi khoản đã có chỗ." not in shown

    def test_a_line_says_where_the_money_is_and_which_orders_fit(self, desk: Client, payment: Payment) -> None:
        line = parked(payment.due_dong)

        shown = desk.get(f"/doi-soat/dong/{line.pk}/").content.decode()

        for words in ("Nội dung không có mã của chợ", "tiền nằm ở khoản treo", number(payment), "đúng số tiền"):
            assert words in shown

    @pytest.mark.parametrize("by", ["number", "tail", "memo", "phone", "sum"])
    def test_an_order_is_found_by_number_memo_phone_or_sum(self, desk: Client, payment: Payment, by: str) -> None:
        line = parked(1_000)
        asked = {
            "number": number(payment),
            "tail": number(payment)[-4:].lower(),
            "memo": payment.attempts.get().memo[:7],
            "phone": "0900 000 123",
            "sum": f"{payment.due_dong:,}".replace(",", "."),
        }[by]

        assert number(payment) in desk.get(f"/doi-soat/dong/{line.pk}/", {"q": asked}).content.decode()

    def test_what_the_buyer_mistyped_is_suggested(self, desk: Client, payment: Payment) -> None:
        memo = payment.attempts.get().memo
        line = parked(5_000, memo[:-1] + ("0" if memo[-1] != "0" else "1"))

        assert "gần giống mã" in desk.get(f"/doi-soat/dong/{line.pk}/").content.decode()

    def test_it_is_said_in_english(self, desk: Client, payment: Payment) -> None:
        line = parked(payment.due_dong)

        assert "Money to match" in desk.get("/en/doi-soat/").content.decode()
        assert "no order is known" in desk.get(f"/en/doi-soat/dong/{line.pk}/").content.decode()

    def test_queries_do_not_grow_with_the_queue(self, desk: Client, django_assert_max_num_queries: Any) -> None:
        for each in range(12):
            parked(1_000 + each, number=str(each))

        with django_assert_max_num_queries(16):
            desk.get("/doi-soat/")
