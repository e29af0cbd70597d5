"""The same word at the same moment, refunds beside refunds, money beside the clock; each race with its control.

Threads on a real database. A control takes one guard away and shows the race, or the wall that stands behind it.
"""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.db.models import F

from sellers.models import Account, Posting, Reservation, SellerOrder, Shop, State
from sellers.orders import awaiting
from sellers.payouts.ledger import balance
from sellers.stock import services as stock
from sellers.stock.services import expire_reservations
from shop.checkout import services
from shop.checkout.services import Placed, place_order
from shop.notices.models import Notice
from shop.payment import refunds, settling
from shop.payment.attempts.models import Payment, Receipt, Refund
from shop.payment.books import faults
from shop.payment.errors import MoreThanReceived, NotSoMuchInSuspense
from shop.payment.evidence import Outcome
from shop.payment.expiry import expire_payments
from shop.payment.refunds import refund
from shop.payment.settling import receive_unknown, settle
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale
from tests.factories.payments import bank, run_out, unpaid
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 10


@pytest.fixture
def com(rivals_database: None, hoa_shop: Shop) -> Any:
    return put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=96_000, stock=5)


def fresh(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


def test_ten_deliveries_of_one_word_at_once_are_one_receipt_one_posting_one_notice(com: Any, mai: Any) -> None:
    payment = unpaid((com, 2), by=mai)

    outcomes = at_once([partial(settle, payment, bank(payment.due_dong))] * TIMES)

    assert sorted(outcomes) == [Outcome.ALREADY] * (TIMES - 1) + [Outcome.RELEASED]
    assert (Receipt.objects.count(), Posting.objects.count()) == (1, 1)
    assert Notice.objects.filter(kind="payment", channel="email").count() == 1
    assert Notice.objects.filter(kind="order_new", channel="email").count() == 1
    assert fresh(payment).received_dong == payment.due_dong
    assert faults() == []


def test_control_without_the_look_for_an_earlier_receipt_the_unique_reference_is_the_last_wall(
    com: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = unpaid((com, 2))
    monkeypatch.setattr(Receipt.objects, "filter", _blind(Receipt.objects.filter))

    outcomes = at_once([partial(settle, payment, bank(payment.due_dong))] * TIMES)

    assert sorted(outcomes) == [Outcome.ALREADY] * (TIMES - 1) + [Outcome.RELEASED]
    assert fresh(payment).received_dong == payment.due_dong


def _blind(look: Any) -> Any:
    """Sees no receipt by its reference."""
    return lambda *args, **asked: look(pk=None) if "reference" in asked else look(*args, **asked)


def test_control_where_no_reference_is_unique_the_same_money_counts_ten_times(
    com: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = unpaid((com, 2))
    write = settling._write_receipt
    monkeypatch.setattr(
        settling, "_take_in", lambda held, said, wrong: write(held, replace(said, reference=uuid4().hex), wrong)
    )

    at_once([partial(settle, payment, bank(payment.due_dong))] * TIMES)

    assert fresh(payment).received_dong == TIMES * payment.due_dong, "the race shows"
    assert faults(), "and the books tell of it"


def paid(com: Any) -> tuple[Payment, int]:
    payment = unpaid((com, 2))
    settle(payment, bank(payment.due_dong))
    return payment, payment.due_dong * 3 // 10


def test_of_twenty_refunds_of_30_percent_at_once_three_go_through(com: Any) -> None:
    payment, third = paid(com)
    sends = [partial(refund, payment, third, key=f"claim-{number}", why="claim") for number in range(20)]

    results = at_once(sends)

    assert sum(isinstance(result, Refund) for result in results) == 3
    assert sum(isinstance(result, MoreThanReceived) for result in results) == 17
    assert fresh(payment).refunded_dong == 3 * third == -balance(Account.REFUNDS)
    assert faults() == []


def test_the_same_refund_twenty_times_at_once_is_one(com: Any) -> None:
    payment, third = paid(com)

    results = at_once([partial(refund, payment, third, key="claim", why="claim")] * 20)

    assert len({result.pk for result in results}) == 1
    assert fresh(payment).refunded_dong == third


def test_control_without_the_guarded_update_the_check_refuses_seventeen(
    com: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment, third = paid(com)

    def owe_blindly(held: Payment, amount: int) -> None:
        Payment.objects.filter(pk=held.pk).update(refunded_dong=F("refunded_dong") + amount)

    monkeypatch.setattr(refunds, "_owe", owe_blindly)
    sends = [partial(refund, payment, third, key=f"claim-{number}", why="claim") for number in range(20)]

    results = at_once(sends)

    assert sum(isinstance(result, IntegrityError) for result in results) == 17, "the race shows; the last wall holds"
    assert fresh(payment).refunded_dong == 3 * third


@pytest.mark.parametrize("clock", [expire_payments, expire_reservations])
def test_money_that_comes_as_the_time_runs_out_is_in_time_or_late_and_never_lost(com: Any, clock: Any) -> None:
    payments = [unpaid((com, 1)) for _ in range(3)]
    for payment in payments:
        run_out(payment)

    at_once([clock, *(partial(settle, each, bank(each.due_dong, f"FT{each.pk}")) for each in payments), clock])

    assert {fresh(payment).state for payment in payments} == {"paid"}
    assert set(SellerOrder.objects.values_list("state", flat=True)) == {State.PLACED}
    assert com.stockrecords.get().num_allocated == 3
    assert faults() == []


def test_control_without_holding_again_a_part_is_given_to_its_seller_without_pieces(
    com: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = unpaid((com, 1))
    run_out(payment)
    monkeypatch.setattr(awaiting, "hold_again", lambda lines: None)

    at_once([expire_payments])
    settle(payment, bank(payment.due_dong))

    assert not Reservation.objects.filter(ended_at=None).exists()
    assert {fault.check for fault in faults()} == {"held_for_open_parts"}


def test_of_two_late_payments_for_the_last_piece_one_is_honoured_and_one_goes_back_whole(com: Any) -> None:
    first, second = unpaid((com, 1)), unpaid((com, 1))
    for payment in (first, second):
        run_out(payment)
    expire_payments()
    com.stockrecords.update(num_in_stock=1)

    outcomes = at_once([partial(settle, each, bank(each.due_dong, f"FT{each.pk}")) for each in (first, second)] * 3)

    honoured, sent_back = Outcome.LATE_HONOURED, Outcome.LATE_REFUNDED
    assert sorted(outcomes) == [Outcome.ALREADY] * 4 + [honoured, sent_back]
    assert Refund.objects.get().amount_dong == first.due_dong
    assert faults() == []


def test_unknown_money_given_to_ten_orders_at_once_goes_to_as_many_as_it_covers(com: Any) -> None:
    com.stockrecords.update(num_in_stock=20)
    payments = [unpaid((com, 1)) for _ in range(TIMES)]
    each = payments[0].due_dong
    lost = receive_unknown(bank(2 * each, "FT9"), "no code")

    results = at_once(
        [
            partial(settle, payment, bank(each, f"FT9/{number}", out_of=lost))
            for number, payment in enumerate(payments, start=1)
        ]
    )

    assert sum(result == Outcome.RELEASED for result in results) == 2
    assert sum(isinstance(result, NotSoMuchInSuspense) for result in results) == TIMES - 2
    assert balance(Account.SUSPENSE) == 0
    assert faults() == []


def test_control_with_the_stock_guard_off_the_constraint_is_the_last_wall(
    com: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T3: the race shows as refusals of the database, and not one piece more is sold."""
    com.stockrecords.update(num_in_stock=2)
    sends = [asked_for(basket_with((com, 1))) for _ in range(8)]
    looked = {asked.basket.pk: services.contents_of(asked.basket, pictured=False) for asked in sends}
    monkeypatch.setattr(services, "contents_of", lambda basket, **how: looked[basket.pk])  # all have looked before

    def take_blindly(record_id: int, quantity: int) -> bool:
        return bool(stock._records().filter(pk=record_id).update(num_allocated=stock.ALLOCATED + quantity))

    monkeypatch.setattr(stock, "_allocate", take_blindly)

    results = at_once([partial(place_order, asked) for asked in sends])

    assert sum(isinstance(result, IntegrityError) for result in results) == 6
    assert sum(isinstance(result, Placed) for result in results) == com.stockrecords.get().num_allocated == 2
