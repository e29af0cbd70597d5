"""What a person of finance does at /doi-soat/: each deed once, audited, with books that agree in the end."""

from typing import Any

import pytest
from django.test import Client

from sellers.models import Account
from sellers.payouts.ledger import balance
from shop.bank.models import BankTransaction
from shop.core import audit
from shop.notices.models import Notice
from shop.payment.attempts.models import Payment, Refund
from tests.factories.bank import VIETCOMBANK
from tests.factories.finance import number, parked, press, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account", "books_agree")]


class TestHerDeeds:
    def test_match_gives_it_to_the_order_once(self, desk: Client, payment: Payment, tien: Any) -> None:
        line = parked(payment.due_dong)

        press(desk, line, "khop", order_1=number(payment).lower(), why="chị Mai gọi")
        again = press(desk, line, "khop", order_1=number(payment))

        assert (state(line), state(payment)) == ("applied", "paid")
        assert Payment.objects.get(pk=payment.pk).received_dong == payment.due_dong
        assert (balance(Account.SUSPENSE), again.status_code) == (0, 302)
        [entry] = [each for each in audit.entries_for(line) if each.verb == "match_bank_line"]
        assert (entry.by, entry.details["orders"], entry.details["why"]) == (tien, [number(payment)], "chị Mai gọi")

    def test_one_line_is_shared_by_two_orders(self, desk: Client, payment: Payment, other: Payment) -> None:
        line = parked(payment.due_dong + other.due_dong)
        shares = {"share_1": str(payment.due_dong), "share_2": str(other.due_dong)}

        press(desk, line, "khop", order_1=number(payment), order_2=number(other), **shares)

        assert (state(line), state(payment), state(other)) == ("applied", "paid", "paid")
        shown = desk.get(f"/doi-soat/dong/{line.pk}/").content.decode()
        assert number(payment) in shown
        assert number(other) in shown

    def test_what_is_left_goes_back_only_if_she_says_so(self, desk: Client, payment: Payment) -> None:
        line = parked(payment.due_dong + 50_000)
        sent = {"order_1": number(payment), "share_1": str(payment.due_dong)}

        press(desk, line, "khop", **sent)
        assert (state(line), state(payment)) == ("queued", "pending")

        press(desk, line, "khop", **sent, rest_goes_back="on")
        assert (state(line), state(payment)) == ("applied", "paid")
        assert Refund.objects.get().amount_dong == 50_000

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"order_1": "CP000000-00000000"},
            {"order_1": "NUMBER", "share_1": "nhiều"},
            {"order_1": "NUMBER", "share_1": "-5"},
            {"order_1": "NUMBER", "share_1": "99.999.999"},
            {"order_1": "NUMBER", "order_2": "NUMBER", "share_1": "1000", "share_2": "1000"},
            {"order_1": "NUMBER", "order_2": "OTHER", "share_1": "1000"},
            {"order_1": "\0'\"<b>", "share_1": "9" * 40},
        ],
    )
    def test_what_does_not_fit_books_nothing(self, desk: Client, payment: Payment, other: Payment, sent: dict) -> None:
        line = parked(payment.due_dong)
        named = {"NUMBER": number(payment), "OTHER": number(other)}

        response = press(desk, line, "khop", **{name: named.get(value, value) for name, value in sent.items()})

        assert response.status_code in (302, 400)
        assert (state(line), state(payment), state(other)) == ("queued", "pending", "pending")

    def test_sent_back_it_is_owed_and_written_down_once(self, desk: Client) -> None:
        line = parked(77_000)

        for _turn in range(2):
            press(desk, line, "tra-lai", why="không rõ ai gửi")

        refund = Refund.objects.get()
        assert (state(line), refund.amount_dong, refund.payment) == ("returned", 77_000, None)
        assert balance(Account.SUSPENSE) == 0
        Refund.objects.update(state="by_hand")
        for _turn in range(2):
            desk.post(f"/doi-soat/tra-lai/{refund.pk}/xong/", {"reference": "FT99"})
        refund.refresh_from_db()
        assert (refund.state, refund.provider_ref) == ("done", "FT99")
        assert (balance(Account.REFUNDS), balance(Account.MONEY_BANK)) == (0, 0)

    def test_the_buyer_is_told_once_when_her_surplus_was_sent(self, desk: Client, payment: Payment) -> None:
        parked(payment.due_dong + 20_000, payment.attempts.get().memo)
        Refund.objects.update(state="by_hand")

        for _turn in range(2):
            desk.post(f"/doi-soat/tra-lai/{Refund.objects.get().pk}/xong/", {"reference": "FT99"})

        [told] = Notice.objects.filter(kind="refund", channel="page")
        assert told.person == payment.purchase.placed_by
        assert "20.000\u00a0₫" in told.body

    def test_a_reason_and_a_number_are_asked_for(self, desk: Client) -> None:
        line = parked(77_000)

        assert press(desk, line, "tra-lai", why=" ").status_code == 400
        assert press(desk, line, "de-rieng").status_code == 400
        assert state(line) == "queued"
        press(desk, line, "tra-lai", why="nhầm")
        Refund.objects.update(state="by_hand")
        assert desk.post(f"/doi-soat/tra-lai/{Refund.objects.get().pk}/xong/").status_code == 400
        assert Refund.objects.get().state == "by_hand"

    def test_put_aside_it_stays_in_suspense_with_her_reason(self, desk: Client) -> None:
        line = parked(77_000)

        press(desk, line, "de-rieng", why="tiền tặng phiên chợ")

        assert (state(line), balance(Account.SUSPENSE)) == ("ignored", -77_000)
        assert "tiền tặng phiên chợ" in desk.get("/doi-soat/treo/").content.decode()
        assert "77.000" in desk.get("/doi-soat/tra-cuu/", {"q": "77000"}).content.decode()


class TestTwiceTold:
    def test_the_same_money_counts_once(self, desk: Client, payment: Payment) -> None:
        memo = payment.attempts.get().memo
        first = parked(payment.due_dong, memo)
        again = parked(payment.due_dong, memo, "x", "statement")
        assert "có thể là một khoản" in desk.get(f"/doi-soat/dong/{again.pk}/").content.decode()

        press(desk, again, "so-sanh", word="same", other=first.pk)
        press(desk, again, "so-sanh", word="other", other=first.pk)

        again.refresh_from_db()
        assert (again.state, again.same_as) == ("ignored", first)
        assert Payment.objects.get(pk=payment.pk).received_dong == payment.due_dong

    def test_other_money_is_matched_by_the_rules(self, desk: Client, payment: Payment) -> None:
        memo = payment.attempts.get().memo
        parked(payment.due_dong, memo)
        again = parked(payment.due_dong, memo, "x", "statement")

        for _turn in range(2):
            press(desk, again, "so-sanh", word="other")

        assert state(again) == "applied"
        assert Refund.objects.get().amount_dong == payment.due_dong, "paid twice: the second goes back"

    def test_what_stood_in_suspense_leaves_the_books(self, desk: Client) -> None:
        first, again = parked(77_000, "a"), parked(77_000, "b", "x", "statement")

        press(desk, again, "so-sanh", word="same", other=first.pk)

        assert (state(again), balance(Account.SUSPENSE), balance(Account.MONEY_BANK)) == ("ignored", -77_000, 77_000)


class TestBringingIn:
    def test_a_statement_is_seen_then_brought_in_once(self, desk: Client, file_of_bank: Any) -> None:
        shown = desk.post("/doi-soat/sao-ke/", {"file": file_of_bank(VIETCOMBANK)})
        assert "chưa ghi gì cả" in shown.content.decode()
        assert not BankTransaction.objects.exists()
        upload = shown.context["preview"].upload.pk

        for _turn in range(2):
            desk.post(f"/doi-soat/sao-ke/{upload}/nhap/")

        assert BankTransaction.objects.count() == 3
        assert BankTransaction.objects.filter(state="queued").count() == 2

    def test_a_file_that_is_none_comes_back_with_its_reason(self, desk: Client, file_of_bank: Any) -> None:
        response = desk.post("/doi-soat/sao-ke/", {"file": file_of_bank("một,hai\n1,2\n")})

        assert response.status_code == 400
        assert "Không thấy hàng tiêu đề" in response.content.decode()

    def test_a_line_by_hand_pays_once(self, desk: Client, payment: Payment, tien: Any) -> None:
        sent = {"key": "abc", "amount": str(payment.due_dong), "day": "2026-11-25", "memo": payment.attempts.get().memo}

        for _turn in range(2):
            desk.post("/doi-soat/nhap-tay/", sent)

        line = BankTransaction.objects.get()
        assert (line.provider, line.state, state(payment)) == ("hand", "applied", "paid")
        assert [each.by for each in audit.entries_for(line)] == [tien]
