"""What a line of the account pays: by rule where it is sure, else parked with its money in the books (T31, T32)."""

from typing import Any

import pytest

from sellers.models import Account, Posting, SellerOrder, State
from sellers.payouts.ledger import balance
from shop.bank.inquiries import Told, ask_about, open_inquiries
from shop.bank.models import BankTransaction
from shop.bank.statements.reading import read_statement
from shop.payment.attempts.models import Payment, Receipt, Refund
from shop.payment.evidence import Outcome
from shop.payment.expiry import expire_payments
from shop.payment.transfer_codes import code_on_offer, new_code, offer_code
from shop.payment.transfers import apply_line, apply_waiting_lines, take_in_and_apply
from tests.factories.bank import AGRIBANK, incoming
from tests.factories.goods import put_on_sale
from tests.factories.payments import run_out, unpaid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account", "books_agree")]
Line, Why = BankTransaction.State, BankTransaction.Why


@pytest.fixture
def payment(com: Any, mai: Any) -> Payment:
    return unpaid((com, 1), by=mai)


@pytest.fixture
def code(payment: Payment) -> str:
    return code_for(payment)


def code_for(payment: Payment) -> str:
    attempt = offer_code(payment)
    assert attempt is not None
    return attempt.memo


def comes(amount: int, memo: str, number: str = "1", provider: str = "sepay", **facts: Any) -> BankTransaction:
    """The bank tells of money."""
    take_in_and_apply([incoming(number, amount=amount, memo=memo, **facts)], provider=provider)
    return BankTransaction.objects.get(provider=provider, provider_id=number)


def fresh(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


def states(payment: Payment) -> list[str]:
    return list(SellerOrder.objects.filter(order=payment.purchase.order).values_list("state", flat=True))


def books() -> tuple[int, int, int]:
    """Đồng in the bank, owed to buyers' orders, in suspense."""
    return balance(Account.MONEY_BANK), -balance(Account.BUYER_CLEARING), -balance(Account.SUSPENSE)


def test_a_code_is_made_once_however_often_it_is_asked_for(payment: Payment, code: str) -> None:
    assert len(code) == 10
    assert code.startswith("OCP")
    assert not set("ILOU") & set(code[3:])
    assert code_for(payment) == code
    assert len({new_code() for _ in range(200)}) == 200


def test_the_right_sum_and_code_release_the_order(payment: Payment, code: str) -> None:
    line = comes(payment.due_dong, f"MBVCB.123.{code.lower()}.CT tu 0011000222")

    assert line.state == Line.APPLIED
    assert (fresh(payment).state, states(payment)) == ("paid", [State.PLACED])
    assert books() == (payment.due_dong, payment.due_dong, 0)
    assert Receipt.objects.get().attempt.state == "succeeded"


def test_a_message_told_again_pays_nothing_again(payment: Payment, code: str) -> None:
    for _turn in range(3):
        comes(payment.due_dong, code)

    assert apply_line(BankTransaction.objects.get()) == Line.APPLIED
    assert (fresh(payment).received_dong, Posting.objects.count()) == (payment.due_dong, 1)


def test_too_little_releases_nothing_and_a_new_code_asks_for_the_rest(payment: Payment, code: str) -> None:
    comes(payment.due_dong - 30_000, code)

    rest = code_on_offer(fresh(payment))
    assert (fresh(payment).state, states(payment)) == ("part_paid", [State.AWAITING])
    assert rest is not None
    assert (rest.amount_dong, rest.memo != code) == (30_000, True)

    comes(30_000, rest.memo, "2")
    assert (fresh(payment).state, states(payment)) == ("paid", [State.PLACED])


def test_the_rest_may_come_under_the_old_code(payment: Payment, code: str) -> None:
    comes(payment.due_dong - 30_000, code)

    comes(30_000, code, "2")

    assert (fresh(payment).state, states(payment)) == ("paid", [State.PLACED])
    assert books() == (payment.due_dong, payment.due_dong, 0)


def test_too_much_releases_and_the_surplus_waits_to_be_sent_back(payment: Payment, code: str) -> None:
    comes(payment.due_dong + 20_000, code)

    refund = Refund.objects.get()
    assert (fresh(payment).state, states(payment)) == ("paid", [State.PLACED])
    assert (refund.amount_dong, refund.why) == (20_000, "overpaid")


def test_paid_twice_goes_back_once(payment: Payment, code: str) -> None:
    comes(payment.due_dong, code)
    comes(payment.due_dong, code, "2")

    assert Refund.objects.get().amount_dong == payment.due_dong
    assert (fresh(payment).state, states(payment)) == ("paid", [State.PLACED])


def test_after_the_time_it_counts_while_the_goods_are_there(payment: Payment, code: str) -> None:
    run_out(payment)
    expire_payments()

    comes(payment.due_dong, code)

    assert Receipt.objects.get().outcome == Outcome.LATE_HONOURED
    assert (fresh(payment).state, states(payment)) == ("paid", [State.PLACED])


def test_after_the_time_and_the_goods_gone_it_goes_back_once(payment: Payment, code: str, com: Any) -> None:
    run_out(payment)
    expire_payments()
    com.stockrecords.update(num_in_stock=0)

    comes(payment.due_dong, code)
    comes(payment.due_dong, code)

    assert Receipt.objects.get().outcome == Outcome.LATE_REFUNDED
    assert Refund.objects.get().amount_dong == payment.due_dong
    assert states(payment) == [State.EXPIRED]


@pytest.mark.parametrize(("memo", "why"), [("cam on chi Hoa", Why.NO_CODE), ("OCP0000000", Why.UNKNOWN_CODE)])
def test_without_a_known_code_it_is_parked_and_stands_in_suspense(
    payment: Payment, code: str, memo: str, why: str
) -> None:
    line = comes(payment.due_dong, memo)

    assert (line.state, line.why) == (Line.QUEUED, why)
    assert (fresh(payment).state, states(payment)) == ("pending", [State.AWAITING])
    assert books() == (payment.due_dong, 0, payment.due_dong)


def test_two_codes_and_the_sum_of_both_pay_both(payment: Payment, code: str, other: Payment) -> None:
    line = comes(payment.due_dong + other.due_dong, f"{code} {code_for(other)}")

    assert line.state == Line.APPLIED
    assert [fresh(each).state for each in (payment, other)] == ["paid", "paid"]
    assert [fresh(each).received_dong for each in (payment, other)] == [payment.due_dong, other.due_dong]


@pytest.mark.parametrize("off", [-1, 1, 50_000])
def test_two_codes_and_another_sum_release_neither(payment: Payment, code: str, other: Payment, off: int) -> None:
    line = comes(payment.due_dong + other.due_dong + off, f"{code} {code_for(other)}")

    assert (line.state, line.why) == (Line.QUEUED, Why.SEVERAL_ORDERS)
    assert [fresh(each).state for each in (payment, other)] == ["pending", "pending"]
    assert books()[2] == line.amount_dong


def test_two_codes_of_which_one_is_paid_release_nothing_by_themselves(
    payment: Payment, code: str, other: Payment
) -> None:
    comes(payment.due_dong, code)

    line = comes(payment.due_dong + other.due_dong, f"{code} {code_for(other)}", "2")

    assert (line.state, line.why) == (Line.QUEUED, Why.SEVERAL_ORDERS)
    assert fresh(other).state == "pending"


def test_two_codes_of_the_same_order_are_one(payment: Payment, code: str) -> None:
    comes(30_000, code)
    rest = code_on_offer(fresh(payment))
    assert rest is not None

    line = comes(rest.amount_dong, f"{code} {rest.memo}", "2")

    assert (line.state, fresh(payment).state) == (Line.APPLIED, "paid")


def test_a_code_beside_an_unknown_one_pays_only_if_the_sum_fits(payment: Payment, code: str) -> None:
    short = comes(payment.due_dong - 1, f"{code} OCP0000000")
    exact = comes(payment.due_dong, f"{code} OCP0000001", "2")

    assert (short.state, short.why) == (Line.QUEUED, Why.UNKNOWN_CODE)
    assert (exact.state, fresh(payment).state) == (Line.APPLIED, "paid")


@pytest.mark.parametrize("facts", [{"direction": "out"}, {"account": "999"}])
def test_what_did_not_come_into_our_account_pays_nothing(payment: Payment, code: str, facts: dict) -> None:
    line = comes(payment.due_dong, code, **facts)

    assert line.state == Line.IGNORED
    assert fresh(payment).state == "pending"
    assert books() == (0, 0, 0)


def test_the_same_movement_from_two_sources_pays_once(payment: Payment, code: str) -> None:
    comes(payment.due_dong, code, reference="FT26328001")

    again = comes(payment.due_dong, code, "x", "statement", reference="FT26328001")

    assert (again.state, again.why) == (Line.IGNORED, Why.TOLD_BEFORE)
    assert fresh(payment).received_dong == payment.due_dong


def test_what_may_be_told_twice_is_neither_counted_nor_booked_before_a_person_looks(
    payment: Payment, code: str
) -> None:
    comes(payment.due_dong, code)

    again = comes(payment.due_dong, code, "x", "statement")

    assert (again.state, again.why) == (Line.QUEUED, Why.LIKE_ANOTHER)
    assert books() == (payment.due_dong, payment.due_dong, 0)
    assert not Refund.objects.exists()


def test_a_line_that_nobody_lived_to_apply_is_taken_up_later(
    payment: Payment, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("shop.payment.transfers.apply_line", lambda line: Line.NEW)
        assert comes(payment.due_dong, code).state == Line.NEW

    assert apply_waiting_lines() == 1
    assert apply_waiting_lines() == 0
    assert fresh(payment).state == "paid"


def test_a_statement_with_two_equal_transfers_pays_once_and_sends_the_second_back(
    hoa_shop: Any, mai: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = unpaid((put_on_sale(hoa_shop, "Cốm khô", price=157_000), 1), by=mai)
    monkeypatch.setattr("shop.payment.transfer_codes.new_code", lambda: "OCP7K3M9X2")
    offer_code(payment)
    assert payment.due_dong == 185_000

    for _turn in range(2):
        take_in_and_apply(read_statement(AGRIBANK.encode()).lines, provider="statement")

    assert fresh(payment).received_dong == 370_000
    assert (fresh(payment).state, Refund.objects.get().amount_dong) == ("paid", 185_000)


def test_money_found_closes_what_the_buyer_asked(payment: Payment, code: str) -> None:
    ask_about(code, order_number=payment.purchase.order.number, told=Told("chuyen tien"))
    assert open_inquiries([code]).exists()

    comes(payment.due_dong, code)

    assert not open_inquiries().exists()
