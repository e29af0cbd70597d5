"""Money that comes, once and by whatever road: what is counted, released, sent back or put aside."""

from typing import Any

import pytest
from django.core import mail

from sellers.models import Account, Posting, Reservation, SellerOrder, State
from sellers.orders.selectors import parts_for_shop
from sellers.payouts.ledger import balance
from shop.notices.models import Notice
from shop.payment.attempts.models import Payment, Receipt, Refund
from shop.payment.evidence import Outcome
from shop.payment.expiry import cancel_unpaid, expire_payments
from shop.payment.settling import settle
from tests.factories.payments import bank, card_attempt, run_out, stripe, unpaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment(com: Any, mang: Any, mai: Any) -> Payment:
    return unpaid((com, 2), (mang, 1), by=mai)


def states(payment: Payment) -> list[str]:
    return list(SellerOrder.objects.filter(order=payment.purchase.order).order_by("pk").values_list("state", flat=True))


def fresh(payment: Payment) -> Payment:
    return Payment.objects.get(pk=payment.pk)


def held(product: Any) -> int:
    return product.stockrecords.get().num_allocated or 0


def test_until_money_comes_no_seller_knows_and_no_clock_runs(payment: Payment, hoa_shop: Any) -> None:
    assert states(payment) == [State.AWAITING, State.AWAITING]
    assert not parts_for_shop(hoa_shop).exists()
    assert not Notice.objects.filter(kind="order_new").exists()
    assert set(SellerOrder.objects.values_list("answer_by", flat=True)) == {None}


def test_the_whole_sum_releases_both_parts_and_holds_the_pieces_for_good(
    payment: Payment, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        outcome = settle(payment, bank(payment.due_dong))

    assert outcome == Outcome.RELEASED
    assert states(payment) == [State.PLACED, State.PLACED]
    assert (fresh(payment).state, fresh(payment).received_dong) == ("paid", payment.due_dong)
    assert not Reservation.objects.exclude(held_until=None).exists()
    assert balance(Account.MONEY_BANK) == payment.due_dong
    assert balance(Account.BUYER_CLEARING) == -payment.due_dong
    assert sorted(letter.to[0] for letter in mail.outbox) == ["hoa@demo.test", "mai@demo.test", "sen@demo.test"]


def test_the_same_word_twice_is_counted_once(payment: Payment) -> None:
    settle(payment, bank(payment.due_dong))

    assert settle(payment, bank(payment.due_dong)) == Outcome.ALREADY
    assert (Receipt.objects.count(), Posting.objects.count()) == (1, 1)
    assert fresh(payment).received_dong == payment.due_dong


def test_a_short_transfer_releases_nothing_and_the_rest_does(payment: Payment) -> None:
    assert settle(payment, bank(100_000)) == Outcome.PART_PAID
    assert states(payment) == [State.AWAITING, State.AWAITING]
    assert fresh(payment).to_pay_now_dong == payment.due_dong - 100_000

    assert settle(payment, bank(payment.due_dong - 100_000, "FT2")) == Outcome.RELEASED
    assert states(payment) == [State.PLACED, State.PLACED]


def test_too_much_releases_and_the_surplus_goes_back(payment: Payment) -> None:
    assert settle(payment, bank(payment.due_dong + 7_000)) == Outcome.OVERPAID

    refund = Refund.objects.get()
    assert (refund.amount_dong, refund.why) == (7_000, "overpaid")
    assert fresh(payment).state == "paid"
    assert balance(Account.REFUNDS) == -7_000


@pytest.mark.parametrize(("off", "currency"), [(-1, "VND"), (1, "VND"), (0, "USD")])
def test_a_card_that_paid_another_sum_or_currency_releases_nothing_and_is_put_aside(
    payment: Payment, off: int, currency: str
) -> None:
    attempt = card_attempt(payment)

    outcome = settle(payment, stripe(attempt, attempt.amount_dong + off, currency=currency))

    assert outcome == Outcome.SUSPENDED
    assert states(payment) == [State.AWAITING, State.AWAITING]
    assert (fresh(payment).state, fresh(payment).received_dong) == ("pending", 0)
    receipt = Receipt.objects.get()
    in_books = receipt.amount_dong if currency == "VND" else 0
    assert balance(Account.SUSPENSE) == -in_books == -receipt.in_suspense_dong


def test_time_runs_out_pieces_go_back_once_and_money_that_comes_is_honoured_while_they_are_there(
    payment: Payment, com: Any
) -> None:
    run_out(payment)

    assert expire_payments() == 1
    assert expire_payments() == 0
    assert (states(payment), held(com)) == ([State.EXPIRED, State.EXPIRED], 0)

    assert settle(payment, bank(payment.due_dong)) == Outcome.LATE_HONOURED
    assert (states(payment), held(com), fresh(payment).state) == ([State.PLACED, State.PLACED], 2, "paid")


def test_late_money_for_goods_that_are_gone_all_goes_back_once(payment: Payment, com: Any) -> None:
    run_out(payment)
    expire_payments()
    com.stockrecords.update(num_in_stock=1)

    assert settle(payment, bank(payment.due_dong)) == Outcome.LATE_REFUNDED
    assert settle(payment, bank(payment.due_dong)) == Outcome.ALREADY

    assert [refund.amount_dong for refund in Refund.objects.all()] == [payment.due_dong]
    assert (states(payment), fresh(payment).state) == ([State.EXPIRED, State.EXPIRED], "refunded")
    assert Reservation.objects.filter(ended_at=None).count() == 0


def test_what_the_buyer_gave_up_is_not_honoured_later(payment: Payment, com: Any) -> None:
    cancel_unpaid(payment)
    assert (states(payment), held(com)) == ([State.CANCELLED, State.CANCELLED], 0)

    assert settle(payment, bank(payment.purchase.total_dong)) == Outcome.LATE_REFUNDED
    assert Refund.objects.get().amount_dong == payment.purchase.total_dong


def test_a_deposit_releases_the_parts_and_each_parcel_knows_its_share(com: Any, mang: Any) -> None:
    payment = unpaid((com, 2), (mang, 1), method="cod", deposit=100_001)

    assert settle(payment, bank(100_001)) == Outcome.RELEASED

    parts = SellerOrder.objects.filter(order=payment.purchase.order)
    assert sum(part.prepaid_dong for part in parts) == 100_001
    assert sum(part.at_door_dong for part in parts) == payment.due_dong - 100_001
    assert fresh(payment).state == "part_paid"
