"""Word that comes twice, late or the wrong way round; money sent back elsewhere; one transfer for two orders."""

from itertools import permutations
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from sellers.models import Account, Entry, SellerOrder, State
from sellers.orders import services as seller
from sellers.payouts.ledger import balance
from shop.checkout.services import place_order
from shop.notices.models import Notice
from shop.payment.attempts.models import Payment, PaymentAttempt, Receipt, Refund
from shop.payment.attempts.services import close_attempt, mark_checking
from shop.payment.books import faults
from shop.payment.errors import MoreThanReceived
from shop.payment.evidence import Outcome
from shop.payment.expiry import expire_payments
from shop.payment.refunds import record_outside_refund, refund, refund_done, return_suspended
from shop.payment.settling import receive_unknown, settle
from tests.factories.checkout import asked_for, basket_with
from tests.factories.payments import bank, card_attempt, run_out, stripe, unpaid

pytestmark = pytest.mark.django_db


def fresh(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


def state_of_all(payment: Payment) -> tuple[Any, ...]:
    now = fresh(payment)
    parts = SellerOrder.objects.filter(order=payment.purchase.order).order_by("pk").values_list("state", flat=True)
    books = tuple((account, balance(account)) for account in Account)
    attempts = tuple(PaymentAttempt.objects.values_list("state", flat=True))
    return now.state, now.received_dong, now.refunded_dong, tuple(parts), books, attempts


def test_whatever_order_the_words_come_in_the_end_is_the_same(com: Any) -> None:
    payment = unpaid((com, 2), method="card")
    attempt = card_attempt(payment)
    words = {
        "paid": lambda: settle(payment, stripe(attempt)),
        "checking": lambda: mark_checking(attempt),
        "failed": lambda: close_attempt(attempt, PaymentAttempt.State.FAILED),
        "expired": lambda: close_attempt(attempt, PaymentAttempt.State.EXPIRED),
        "refunded": lambda: record_outside_refund(payment, 10_000, source="stripe", reference="re_1"),
    }
    ends = set()

    for order in permutations(words):
        undo = transaction.savepoint()
        for name in [*order, *reversed(order)]:
            words[name]()
        ends.add(state_of_all(payment))
        assert faults() == []
        transaction.savepoint_rollback(undo)

    (end,) = ends
    assert end[:4] == ("paid", payment.due_dong, 10_000, (State.PLACED,))
    assert end[5] == ("succeeded",)


def test_a_second_charge_goes_back_by_itself_and_once_although_somebody_sent_it_back_as_well(com: Any) -> None:
    payment = unpaid((com, 2), method="card")
    first, second = card_attempt(payment), card_attempt(payment)
    PaymentAttempt.objects.filter(pk=first.pk).update(state="checking")
    second = PaymentAttempt.objects.create(
        payment=payment, kind="card", amount_dong=payment.due_dong, created_at=payment.opened_at
    )
    settle(payment, stripe(first))

    assert settle(payment, stripe(second)) == Outcome.OVERPAID
    owed = Refund.objects.get()
    assert (owed.receipt.attempt, owed.amount_dong) == (second, payment.due_dong)

    record_outside_refund(payment, payment.due_dong, source="stripe", reference="re_9")
    record_outside_refund(payment, payment.due_dong, source="stripe", reference="re_9")

    assert Refund.objects.get().state == "done"
    assert fresh(payment).state == "paid"
    assert balance(Account.MONEY_STRIPE) == payment.due_dong
    assert faults() == []


def test_more_sent_back_elsewhere_than_came_changes_nothing_and_is_shouted_about(com: Any, caplog: Any) -> None:
    payment = unpaid((com, 2))
    settle(payment, bank(payment.due_dong))

    assert record_outside_refund(payment, payment.due_dong + 1, source="bank", reference="x") is None

    assert not Refund.objects.exists()
    assert "refund_of_more_than_received" in caplog.text


def test_finance_is_told_of_money_in_suspense(com: Any, binh: Any) -> None:
    binh.groups.add(Group.objects.get_or_create(name="finance")[0])
    payment = unpaid((com, 2), method="card")
    attempt = card_attempt(payment)

    settle(payment, stripe(attempt, attempt.amount_dong - 1))

    notice = Notice.objects.get(person=binh, channel="page")
    assert (notice.kind, notice.url) == ("finance", "/doi-soat/")


def test_one_transfer_for_two_orders_is_shared_out_and_what_is_left_goes_back(com: Any, mang: Any, mai: Any) -> None:
    one, two = unpaid((com, 1)), unpaid((mang, 1))
    lost = receive_unknown(bank(one.due_dong + two.due_dong + 9_000, "FT7"), "two codes")

    assert settle(one, bank(one.due_dong, "FT7/1", out_of=lost)) == Outcome.RELEASED
    assert settle(two, bank(two.due_dong, "FT7/2", out_of=lost)) == Outcome.RELEASED
    assert settle(two, bank(two.due_dong, "FT7/2", out_of=lost)) == Outcome.ALREADY
    refund_done(return_suspended(lost, 9_000, key="left", why="too much", by=mai), by=mai)

    assert Receipt.objects.get(pk=lost.pk).in_suspense_dong == 0
    assert balance(Account.SUSPENSE) == balance(Account.REFUNDS) == 0
    assert balance(Account.MONEY_BANK) == one.due_dong + two.due_dong
    assert faults() == []


def test_two_transfers_for_one_order_release_it_and_a_third_goes_back(com: Any) -> None:
    payment = unpaid((com, 1))
    half = payment.due_dong // 2

    outcomes = [settle(payment, bank(half, f"FT{number}")) for number in range(3)]

    assert outcomes == [Outcome.PART_PAID, Outcome.RELEASED, Outcome.OVERPAID]
    assert Refund.objects.get().amount_dong == half
    assert faults() == []


def test_what_was_paid_in_part_goes_back_when_the_time_is_over_and_so_does_the_rest_that_comes_later(com: Any) -> None:
    payment = unpaid((com, 1))
    settle(payment, bank(1_000, "FT1"))
    run_out(payment)
    expire_payments()

    assert settle(payment, bank(payment.due_dong - 1_000, "FT2")) == Outcome.LATE_REFUNDED

    assert sorted(Refund.objects.values_list("amount_dong", flat=True)) == [1_000, payment.due_dong - 1_000]
    assert faults() == []


def test_a_part_that_the_seller_cannot_send_goes_back_and_no_more_than_that(com: Any, mang: Any, sen: Any) -> None:
    payment = unpaid((com, 2), (mang, 1))
    settle(payment, bank(payment.due_dong))
    hers = SellerOrder.objects.get(order=payment.purchase.order, shop__partner__stockrecords__product=mang)

    seller.cancel_part(hers, by=sen, reason="Hết hàng")

    assert Refund.objects.get().amount_dong == hers.total_dong
    now = fresh(payment)
    assert (now.state, now.due_dong, now.kept_dong) == ("paid", now.due_dong, now.due_dong)
    assert faults() == []


def test_all_parts_cancelled_is_a_payment_refunded(com: Any, hoa: Any) -> None:
    payment = unpaid((com, 2))
    settle(payment, bank(payment.due_dong))

    seller.cancel_part(SellerOrder.objects.get(), by=hoa, reason="Hết hàng")

    assert (fresh(payment).state, fresh(payment).kept_dong) == ("refunded", 0)
    assert faults() == []


def test_a_part_taken_back_by_the_buyer_may_make_what_she_sent_enough(com: Any, mang: Any, mai: Any) -> None:
    payment = unpaid((com, 2), (mang, 1), by=mai)
    kept, dropped = SellerOrder.objects.filter(order=payment.purchase.order).order_by("pk")
    settle(payment, bank(kept.total_dong))

    seller.cancel_part(dropped, by=mai, reason="")

    kept.refresh_from_db()
    assert (kept.state, fresh(payment).state) == (State.PLACED, "paid")
    assert not Refund.objects.exists()
    assert faults() == []


def test_of_a_deposit_the_share_of_a_cancelled_parcel_goes_back(com: Any, mang: Any, hoa: Any, sen: Any) -> None:
    payment = unpaid((com, 2), (mang, 1), method="cod", deposit=100_000)
    settle(payment, bank(100_000))
    sent, cancelled = SellerOrder.objects.filter(order=payment.purchase.order).order_by("pk")

    seller.cancel_part(cancelled, by=sen, reason="Hết hàng")
    for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, seller.record_delivery):
        step(sent, by=hoa)

    assert Refund.objects.get().amount_dong == cancelled.prepaid_dong
    assert sent.cash.amount_dong == sent.total_dong - sent.prepaid_dong
    assert fresh(payment).state == "paid"
    assert faults() == []


def test_refused_at_the_door_leaves_nothing_in_the_books_and_the_pieces_return_once(com: Any, hoa: Any) -> None:
    purchase = place_order(asked_for(basket_with((com, 2)))).purchase
    part = SellerOrder.objects.get()
    for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, seller.refuse_part_at_door):
        step(part, by=hoa)

    assert not Entry.objects.exists()
    assert (Payment.objects.get(purchase=purchase).state, Payment.objects.get().due_dong) == ("failed", 0)
    assert (com.stockrecords.get().num_allocated or 0) == 0
    assert faults() == []


def test_cash_of_two_parcels_pays_the_order_and_is_owed_to_their_shops(
    com: Any, mang: Any, hoa: Any, sen: Any, hoa_shop: Any
) -> None:
    payment = Payment.objects.get(purchase=place_order(asked_for(basket_with((com, 2), (mang, 1)))).purchase)
    parts = list(SellerOrder.objects.order_by("pk"))
    for part, keeper, holder in zip(parts, (hoa, sen), ("seller", "carrier"), strict=True):
        for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part):
            step(part, by=keeper)
        seller.record_delivery(part, by=keeper, cash_held_by=holder)

    assert (fresh(payment).state, fresh(payment).received_dong) == ("paid", payment.due_dong)
    assert balance(Account.CASH_SELLER, party=hoa_shop.pk) == parts[0].total_dong
    assert balance(Account.CASH_CARRIER) == parts[1].total_dong
    assert balance(Account.SELLER_PAYABLE) == -payment.due_dong
    assert balance(Account.BUYER_CLEARING) == 0
    assert faults() == []


def test_money_of_an_earlier_way_goes_back_once_she_pays_at_the_door(com: Any, hoa: Any) -> None:
    payment = Payment.objects.get(purchase=place_order(asked_for(basket_with((com, 2)))).purchase)
    part = SellerOrder.objects.get()

    assert settle(payment, bank(payment.due_dong)) == Outcome.OVERPAID
    for step in (seller.confirm_part, seller.pack_part, seller.hand_over_part, seller.record_delivery):
        step(part, by=hoa)

    assert Refund.objects.get().amount_dong == part.cash.amount_dong == payment.due_dong
    assert (fresh(payment).state, fresh(payment).kept_dong) == ("paid", payment.due_dong)
    assert faults() == []


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_and_less_than_nothing_is_no_refund(com: Any, amount: int) -> None:
    payment = unpaid((com, 1))
    settle(payment, bank(payment.due_dong))

    with pytest.raises(MoreThanReceived):
        refund(payment, amount, key="a", why="claim")

    assert not Refund.objects.exists()
