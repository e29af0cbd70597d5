"""A contested charge: the money leaves and may come back; seller and stock stay as they are (TRUST, T27)."""

from typing import Any

import pytest

from sellers.models import SellerOrder
from sellers.payouts import ledger
from sellers.payouts.models import Account
from shop.payment.attempts.models import Dispute, PaymentAttempt
from shop.payment.card_attempts import look_again
from tests.factories.cards import deliver, paid_by_card

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("books_agree")]


@pytest.fixture
def paid(stand_in: Any, com: Any) -> PaymentAttempt:
    return look_again(paid_by_card(stand_in, (com, 1)))


def books() -> tuple[int, int]:
    return ledger.balance(Account.MONEY_STRIPE), ledger.balance(Account.DISPUTES)


def test_an_opened_dispute_takes_the_money_and_nothing_else(stand_in: Any, paid: PaymentAttempt, com: Any) -> None:
    payable, stock = ledger.balance(Account.SELLER_PAYABLE), com.stockrecords.get().num_allocated
    stand_in.books.open_dispute(paid.payment_intent)

    assert deliver(stand_in).json() == {"outcome": "dispute_opened"}
    assert deliver(stand_in).json() == {"outcome": "already"}

    assert books() == (0, paid.amount_dong)
    assert ledger.balance(Account.SELLER_PAYABLE) == payable
    assert com.stockrecords.get().num_allocated == stock
    assert SellerOrder.objects.get().state == "placed"
    paid.payment.refresh_from_db()
    assert paid.payment.state == "paid"


@pytest.mark.parametrize(("end", "left"), [("won", 0), ("lost", 1)])
def test_a_closed_dispute_brings_the_money_back_when_won_alone(
    stand_in: Any, paid: PaymentAttempt, end: str, left: int
) -> None:
    dispute = stand_in.books.open_dispute(paid.payment_intent)
    deliver(stand_in)
    stand_in.books.close_dispute(dispute["id"], end)

    assert deliver(stand_in).json() == {"outcome": f"dispute_{end}"}

    assert Dispute.objects.get().state == end
    assert books() == (paid.amount_dong * (1 - left), paid.amount_dong * left)


@pytest.mark.parametrize("end", ["won", "lost"])
def test_told_the_wrong_way_round_it_ends_the_same(stand_in: Any, paid: PaymentAttempt, end: str) -> None:
    dispute = stand_in.books.open_dispute(paid.payment_intent)
    opened = stand_in.post.sent[-1]
    stand_in.books.close_dispute(dispute["id"], end)
    deliver(stand_in)

    deliver(stand_in, opened)

    assert Dispute.objects.get().state == end
    assert books() == ((paid.amount_dong, 0) if end == "won" else (0, paid.amount_dong))


def test_a_mere_question_of_the_bank_moves_no_money(stand_in: Any, paid: PaymentAttempt) -> None:
    dispute = stand_in.books.open_dispute(paid.payment_intent)
    stand_in.post.sent[-1]["data"]["object"]["status"] = "warning_needs_response"
    deliver(stand_in)
    stand_in.books.close_dispute(dispute["id"], "warning_closed")
    deliver(stand_in)

    assert books() == (paid.amount_dong, 0)
    assert (Dispute.objects.get().state, Dispute.objects.get().money_taken) == ("won", False)


def test_a_dispute_about_a_charge_that_is_not_known_is_parked(stand_in: Any, com: Any) -> None:
    attempt = paid_by_card(stand_in, (com, 1))
    stand_in.books.open_dispute(stand_in.books.sessions[attempt.provider_ref]["payment_intent"])

    assert deliver(stand_in).status_code == 409

    look_again(attempt)
    assert deliver(stand_in).json() == {"outcome": "dispute_opened"}
