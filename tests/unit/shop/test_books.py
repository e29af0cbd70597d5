"""check_books: silent while all is well; each kind of fault, put in behind the services' backs, is found."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F

from sellers.models import CashCollection, Reservation, SellerOrder
from sellers.orders import services as seller
from shop.checkout.services import place_order
from shop.core import clock
from shop.payment import books
from shop.payment.attempts.models import Payment, Receipt, Refund
from shop.payment.expiry import expire_payments
from shop.payment.refunds import refund, refund_done
from shop.payment.settling import receive_unknown, settle
from tests.factories.checkout import asked_for, basket_with
from tests.factories.payments import bank, card_attempt, run_out, stripe, unpaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy_day(com: Any, mang: Any, mang_ot: Any, hoa: Any, sen: Any) -> dict[str, Payment]:
    """One of everything: cash taken, cash refused, paid and sent, sent back, short, too much, late, lost, unknown."""
    cash = place_order(asked_for(basket_with((com, 1), (mang, 1)))).purchase
    taken, refused = SellerOrder.objects.filter(order=cash.order).order_by("pk")
    for part, keeper in ((taken, hoa), (refused, sen)):
        seller.confirm_part(part, by=keeper)
        seller.pack_part(part, by=keeper)
        seller.hand_over_part(part, by=keeper)
    seller.record_delivery(taken, by=hoa, cash_held_by="seller")
    seller.refuse_part_at_door(refused, by=sen)
    payments = {
        name: unpaid((mang, 1), (mang_ot, 1)) for name in ("back", "short", "over", "late", "card", "over_time")
    }
    settle(payments["back"], bank(payments["back"].due_dong, "FT1"))
    refund_done(refund(payments["back"], 30_000, key="a", why="claim"))
    settle(payments["short"], bank(5_000, "FT2"))
    settle(payments["over"], bank(payments["over"].due_dong + 1, "FT3"))
    attempt = card_attempt(payments["card"])
    settle(payments["card"], stripe(attempt, attempt.amount_dong - 1))
    for late in ("late", "over_time"):
        run_out(payments[late])
    expire_payments()
    settle(payments["late"], bank(payments["late"].due_dong, "FT4"))
    receive_unknown(bank(77_000, "FT5"), "no code")
    return payments


def test_after_a_busy_day_the_books_are_in_order(busy_day: dict[str, Payment]) -> None:
    assert books.faults() == []

    said = StringIO()
    call_command("check_books", "--json", stdout=said)
    assert json.loads(said.getvalue())["ok"] is True


FAULTS: dict[str, tuple[str, Callable[[dict[str, Payment]], Any]]] = {
    "received without a receipt": (
        "received_is_what_receipts_say",
        lambda p: Payment.objects.filter(pk=p["back"].pk).update(received_dong=F("received_dong") + 1),
    ),
    "a receipt that nobody counted": (
        "received_is_what_receipts_say",
        lambda p: Receipt.objects.create(
            payment=p["short"], source="bank", reference="X", amount_dong=9, received_at=clock.now(), outcome="x"
        ),
    ),
    "a receipt that is not in the books": (
        "money_in_the_books_is_what_came",
        lambda p: Receipt.objects.filter(reference="FT1").update(reference="FT99"),
    ),
    "a receipt of another sum": (
        "money_in_the_books_is_what_came",
        lambda p: Receipt.objects.filter(reference="FT5").update(amount_dong=77_001),
    ),
    "refunded without a refund": (
        "refunded_is_what_refunds_say",
        lambda p: Payment.objects.filter(pk=p["back"].pk).update(refunded_dong=F("refunded_dong") + 1),
    ),
    "a refund nobody sent, called done": (
        "accounts_are_what_rows_say",
        lambda p: Refund.objects.filter(payment=p["over"]).update(state="done"),
    ),
    "paid in name": (
        "states_follow_from_sums",
        lambda p: Payment.objects.filter(pk=p["short"].pk).update(state="paid"),
    ),
    "unpaid in name": (
        "states_follow_from_sums",
        lambda p: Payment.objects.filter(pk=p["back"].pk).update(state="pending"),
    ),
    "released unpaid": (
        "sellers_know_what_is_paid_and_nothing_else",
        lambda p: SellerOrder.objects.filter(order=p["card"].purchase.order).update(state="placed"),
    ),
    "waiting for money that is over": (
        "sellers_know_what_is_paid_and_nothing_else",
        lambda p: SellerOrder.objects.filter(order=p["over_time"].purchase.order).update(state="awaiting_payment"),
    ),
    "a part that lost a đồng": (
        "parts_make_the_whole",
        lambda p: SellerOrder.objects.filter(order=p["back"].purchase.order).update(goods_dong=F("goods_dong") - 1),
    ),
    "suspense taken by nobody": (
        "accounts_are_what_rows_say",
        lambda p: Receipt.objects.filter(reference="FT5").update(in_suspense_dong=0),
    ),
    "cash that changed hands unseen": (
        "accounts_are_what_rows_say",
        lambda p: CashCollection.objects.update(held_by="carrier"),
    ),
    "pieces given back while the order goes on": (
        "held_for_open_parts",
        lambda p: Reservation.objects.filter(line__order=p["back"].purchase.order).update(ended_at=clock.now()),
    ),
    "pieces allocated for nobody": (
        "allocated_is_what_is_held",
        lambda p: (
            p["back"]
            .purchase.order.lines.first()
            .stockrecord.__class__.objects.update(num_allocated=F("num_allocated") + 1)
        ),
    ),
    "delivered without a sale": (
        "what_buyers_paid_is_cleared",
        lambda p: SellerOrder.objects.filter(order=p["back"].purchase.order).update(state="delivered"),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_put_in_behind_the_services_is_found_by_its_check(busy_day: dict[str, Payment], name: str) -> None:
    check, put_in = FAULTS[name]

    put_in(busy_day)

    assert check in {fault.check for fault in books.faults()}


def test_a_fault_makes_the_command_end_with_one(busy_day: dict[str, Payment]) -> None:
    Payment.objects.filter(pk=busy_day["back"].pk).update(state="pending")

    with pytest.raises(SystemExit) as ended:
        call_command("check_books", stdout=StringIO())

    assert ended.value.code == 1


def test_the_books_cost_the_same_number_of_queries_whatever_the_number_of_orders(
    busy_day: dict[str, Payment], mang: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        settle(payment := unpaid((mang, 1)), bank(payment.due_dong, f"M{number}"))

    with django_assert_max_num_queries(30):
        assert books.faults() == []
