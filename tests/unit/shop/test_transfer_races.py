"""One line, many hands at the same moment: it pays once. The control takes both guards off and pays ten times."""

from functools import partial
from typing import Any

import pytest

from shop.bank.models import BankTransaction
from shop.bank.services import take_in
from shop.core.errors import DomainError
from shop.payment import settling, transfers
from shop.payment.attempts.models import Payment, Receipt, Refund
from shop.payment.desk import deeds
from shop.payment.transfer_codes import offer_code
from shop.payment.transfers import Share, apply_line, take_in_and_apply
from tests.factories.bank import incoming
from tests.factories.payments import unpaid
from tests.people import person
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("bank_account")]
RIVALS = 10


def waiting_line(hoa_shop: Any, *, memo: str = "") -> tuple[Payment, BankTransaction]:
    """An order that waits for 126.000 ₫, and the line that brings it, not yet applied."""
    from tests.factories.goods import put_on_sale

    payment = unpaid((put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=96_000), 1), by=person("mai", "Nguyễn Thị Mai"))
    attempt = offer_code(payment)
    assert attempt is not None
    line = incoming(amount=payment.due_dong, memo=memo or attempt.memo)
    return payment, BankTransaction.objects.get(pk=take_in([line], provider="sepay").waiting[0])


def failures(results: list[Any]) -> list[Any]:
    return [result for result in results if isinstance(result, Exception) and not isinstance(result, DomainError)]


def received(payment: Payment) -> int:
    return Payment.objects.get(pk=payment.pk).received_dong


def test_ten_who_apply_one_line_at_once_pay_once(rivals_database: None, hoa_shop: Any) -> None:
    payment, line = waiting_line(hoa_shop)

    results = at_once([partial(apply_line, line)] * RIVALS)

    assert failures(results) == []
    assert (received(payment), Receipt.objects.count()) == (payment.due_dong, 1)
    assert not Refund.objects.exists()


def test_control_without_the_guards_ten_pay_ten_times(
    rivals_database: None, hoa_shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line's own guard, and the receipt's unique reference behind it."""
    payment, line = waiting_line(hoa_shop)
    turn = iter(range(1000))
    monkeypatch.setattr(transfers, "lock_row", lambda rows, pk: line)
    monkeypatch.setattr(transfers, "take", lambda held: True)
    monkeypatch.setattr(transfers, "reference_of", lambda held, of=None: f"{held}-{next(turn)}")

    at_once([partial(apply_line, line)] * RIVALS)

    assert received(payment) == RIVALS * payment.due_dong, "paid ten times: the test above can fail"


def test_without_the_lines_guard_the_receipt_is_the_last_wall(
    rivals_database: None, hoa_shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment, line = waiting_line(hoa_shop)
    monkeypatch.setattr(transfers, "lock_row", lambda rows, pk: line)
    monkeypatch.setattr(transfers, "take", lambda held: True)

    at_once([partial(apply_line, line)] * RIVALS)

    assert received(payment) == payment.due_dong


def test_ten_messages_of_one_line_at_once_pay_once(rivals_database: None, hoa_shop: Any) -> None:
    payment, line = waiting_line(hoa_shop)
    told = incoming(line.provider_id, amount=line.amount_dong, memo=line.memo_raw)

    results = at_once([partial(take_in_and_apply, [told], provider="sepay")] * RIVALS)

    assert failures(results) == []
    assert (received(payment), Receipt.objects.count()) == (payment.due_dong, 1)


def test_the_desk_and_the_rules_at_once_deal_with_a_line_once(rivals_database: None, hoa_shop: Any, tien: Any) -> None:
    """Two press "match", two "send back", two "put aside" while it is being applied: one of them is first."""
    payment, line = waiting_line(hoa_shop, memo="khong co ma")
    apply_line(line)
    share = Share(payment, payment.due_dong)

    results = at_once(
        [
            *[partial(deeds.match, line, [share], by=tien, why="gọi điện")] * 2,
            *[partial(deeds.send_back, line, by=tien, why="nhầm")] * 2,
            *[partial(deeds.put_aside, line, by=tien, why="quà")] * 2,
        ]
    )

    assert failures(results) == []
    assert sum(isinstance(result, DomainError) for result in results) == 5
    line.refresh_from_db()
    went_back = Refund.objects.count()
    assert line.state in ("applied", "returned", "ignored")
    assert (received(payment), went_back) == {
        "applied": (payment.due_dong, 0),
        "returned": (0, 1),
        "ignored": (0, 0),
    }[line.state]


def test_control_the_desk_without_its_guard_pays_and_sends_back(
    rivals_database: None, hoa_shop: Any, tien: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment, line = waiting_line(hoa_shop, memo="khong co ma")
    monkeypatch.setattr(deeds.bank, "_move", lambda *args, **facts: True)
    monkeypatch.setattr(settling, "_take_out_of_suspense", lambda receipt, amount: None)

    deeds.match(line, [Share(payment, payment.due_dong)], by=tien, why="")
    deeds.send_back(line, by=tien, why="nhầm")

    assert (received(payment), Refund.objects.count()) == (payment.due_dong, 1), "twice: the test above can fail"
