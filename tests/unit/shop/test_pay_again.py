"""An order that waits for its money: pay again, pay another way, and what the order's page says of it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from sellers.models import Reservation, SellerOrder, State
from shop.checkout.services import Placed, place_order
from shop.core import clock
from shop.payment.again import MoneyOnItsWay, NothingToPay, choose_way
from shop.payment.attempts.models import Payment
from shop.payment.errors import MethodNotOffered
from shop.payment.evidence import BANK, Evidence
from shop.payment.expiry import expire_payments
from shop.payment.services import payment_of, start_payment
from shop.payment.settling import settle
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_account")]


@pytest.fixture
def waiting(com: Any, mai: Any) -> Payment:
    """An order that is to be paid by transfer."""
    return payment_of(by_transfer(com, mai).purchase)


def by_transfer(product: Any, person: Any) -> Placed:
    return place_order(asked_for(basket_with((product, 1), owner=person), by=person, method="transfer"))


def transfer_of(payment: Payment, amount: int) -> Evidence:
    return Evidence(source=BANK, reference=f"FT{payment.pk}-{amount}", amount=amount, at=clock.now())


def part_of(payment: Payment) -> SellerOrder:
    return SellerOrder.objects.get(order=payment.purchase.order)


def page_of(client: Client, payment: Payment) -> str:
    client.force_login(payment.purchase.placed_by)
    return client.get(f"/don-hang/{payment.purchase.order.number}/").content.decode()


def test_the_page_says_what_is_missing_until_when_and_where_to_pay(client: Client, waiting: Payment) -> None:
    page = page_of(client, waiting)

    assert "Bạn chưa trả" in page
    assert f'action="/thanh-toan/tra/{waiting.purchase.order.number}/"' in page
    assert 'value="transfer"' in page
    assert 'value="cod"' in page


def test_the_same_way_again_leads_to_its_page(client: Client, waiting: Payment) -> None:
    client.force_login(waiting.purchase.placed_by)

    answer = client.post(f"/thanh-toan/tra/{waiting.purchase.order.number}/", {"payment": "transfer"})

    assert answer.url == f"/don-hang/{waiting.purchase.order.number}/chuyen-khoan/"


def test_turning_to_cash_tells_the_sellers_at_once_and_holds_the_goods_for_good(waiting: Payment) -> None:
    choose_way(waiting, "cod")

    waiting.refresh_from_db()
    waiting.purchase.refresh_from_db()
    assert (waiting.method, waiting.purchase.method, waiting.expires_at) == ("cod", "cod", None)
    assert part_of(waiting).state == State.PLACED
    assert Reservation.objects.get().held_until is None
    with pytest.raises(NothingToPay):
        choose_way(waiting, "transfer")


def test_a_stranger_changes_nothing(client: Client, waiting: Payment, binh: Any) -> None:
    client.force_login(binh)

    assert client.post(f"/thanh-toan/tra/{waiting.purchase.order.number}/", {"payment": "cod"}).status_code == 404

    waiting.refresh_from_db()
    assert waiting.method == "transfer"


@pytest.mark.parametrize("code", ["", "gold", "card"])
def test_a_way_that_is_not_offered_changes_nothing(waiting: Payment, code: str, settings: Any) -> None:
    settings.STRIPE_SECRET_KEY = ""

    with pytest.raises(MethodNotOffered):
        choose_way(waiting, code)

    waiting.refresh_from_db()
    assert (waiting.method, part_of(waiting).state) == ("transfer", State.AWAITING)


def test_once_a_part_has_come_no_other_way_takes_the_rest(client: Client, waiting: Payment) -> None:
    start_payment(waiting.purchase)
    settle(waiting, transfer_of(waiting, 50_000))

    with pytest.raises(MoneyOnItsWay):
        choose_way(waiting, "cod")

    page = page_of(client, waiting)
    assert "còn thiếu" in page
    assert 'value="cod"' not in page


def test_after_its_time_it_can_be_paid_while_there_is_stock(client: Client, waiting: Payment, com: Any) -> None:
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        expire_payments()
        assert "Hết giờ" in page_of(client, waiting)
        assert com.stockrecords.get().num_allocated == 0

        choose_way(waiting, "cod")

        assert part_of(waiting).state == State.PLACED
        assert com.stockrecords.get().num_allocated == 1


def test_paid_the_page_says_so_and_nothing_is_collected(client: Client, waiting: Payment, hoa: Any) -> None:
    settle(waiting, transfer_of(waiting, waiting.due_dong))

    page = page_of(client, waiting)

    assert "không thu thêm" in page
    assert "/thanh-toan/tra/" not in page
    client.force_login(hoa)
    assert "Đã trả, không thu thêm" in client.get(f"/ban-hang/don/{part_of(waiting).number}/").content.decode()


def test_cancelling_what_was_paid_says_that_it_comes_back(client: Client, waiting: Payment) -> None:
    settle(waiting, transfer_of(waiting, waiting.due_dong))
    client.force_login(waiting.purchase.placed_by)

    address = f"/don-hang/{waiting.purchase.order.number}/{part_of(waiting).number}/huy/"
    answer = client.post(address, follow=True).content.decode()

    assert "được trả lại bạn" in answer
    waiting.refresh_from_db()
    assert waiting.refunded_dong == waiting.received_dong


def test_a_dear_order_by_cash_waits_for_its_deposit_and_collects_the_rest(
    client: Client, hoa_shop: Any, mai: Any, hoa: Any
) -> None:
    ruou = put_on_sale(hoa_shop, "Cốm biếu", price=1_200_000)
    placed = place_order(asked_for(basket_with((ruou, 1), owner=mai), by=mai))
    payment = payment_of(placed.purchase)
    deposit = payment.deposit_dong
    assert (part_of(payment).state, deposit) == (State.AWAITING, -(-payment.due_dong // 5_000) * 1_000)
    assert start_payment(placed.purchase).redirect_to.endswith("/chuyen-khoan/")

    settle(payment, transfer_of(payment, deposit))

    part = part_of(payment)
    assert (part.state, part.at_door_dong) == (State.PLACED, payment.due_dong - deposit)
    assert "tiền cọc" in page_of(client, payment)
    client.force_login(hoa)
    seen = client.get(f"/ban-hang/don/{part.number}/").content.decode()
    assert f"{part.at_door_dong // 1000:,}".replace(",", ".") in seen
