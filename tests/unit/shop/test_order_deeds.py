"""What a buyer may do with an order: cancel all of it, buy the same again, copy it; and who may not even look."""

import itertools
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_model

from sellers.models import SellerOrder, State
from sellers.orders import services as seller
from shop.checkout.services import Placed, place_order
from shop.core import clock
from shop.order.guessing import MOST_WRONG
from shop.order.numbers import LETTERS, RANDOM_LETTERS, new_number
from tests.factories.checkout import asked_for, basket_with

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_guesses_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def mais(com: Any, mang: Any, mai: Any, client: Client) -> Placed:
    """An order of two sellers; she is logged in."""
    placed = place_order(asked_for(basket_with((com, 2), (mang, 1), owner=mai), by=mai))
    client.force_login(mai)
    return placed


def address(placed: Placed, name: str = "detail") -> str:
    return reverse(f"purchases:{name}", kwargs={"number": placed.purchase.order.number})


def states_of(placed: Placed) -> list[str]:
    return list(SellerOrder.objects.filter(order=placed.purchase.order).order_by("pk").values_list("state", flat=True))


def test_the_whole_order_is_cancelled_with_one_button(client: Client, mais: Placed, com: Any, mang: Any) -> None:
    page = client.get(address(mais)).content.decode()
    assert address(mais, "cancel_all") in page

    client.post(address(mais, "cancel_all"))

    assert states_of(mais) == [State.CANCELLED, State.CANCELLED]
    assert [each.stockrecords.get().num_allocated for each in (com, mang)] == [0, 0]
    assert address(mais, "cancel_all") not in client.get(address(mais)).content.decode()


def test_what_a_seller_has_begun_stays_and_is_named(client: Client, mais: Placed, hoa: Any, hoa_shop: Any) -> None:
    seller.confirm_part(SellerOrder.objects.get(order=mais.purchase.order, shop=hoa_shop), by=hoa)

    client.post(address(mais, "cancel_all"))

    assert states_of(mais) == [State.CONFIRMED, State.CANCELLED]


def test_my_orders_tell_the_sum_without_what_was_cancelled(client: Client, mais: Placed, hoa_shop: Any) -> None:
    part = SellerOrder.objects.get(order=mais.purchase.order, shop=hoa_shop)
    seller.cancel_part(part, by=mais.purchase.placed_by, reason="")

    page = client.get("/don-hang/").content.decode()

    assert f"{(mais.purchase.total_dong - part.total_dong) // 1000}.000" in page
    assert f"{mais.purchase.total_dong // 1000}.000" not in page


def test_buying_the_same_again_fills_the_basket_and_names_what_is_gone(
    client: Client, mais: Placed, com: Any, mang: Any
) -> None:
    get_model("partner", "StockRecord").objects.filter(product=mang).update(num_in_stock=0, num_allocated=0)

    answer = client.post(address(mais, "again"), follow=True)

    held = get_model("basket", "Line").objects.filter(basket__status="Open")
    assert [(line.product_id, line.quantity) for line in held] == [(com.pk, 2)]
    page = answer.content.decode()
    assert re.search(r"Lúc này không mua được: [^<]*Măng khô Lâm Thượng", page), re.findall("Lúc này.*", page)


def test_a_stranger_can_neither_cancel_nor_reorder(client: Client, mais: Placed, binh: Any) -> None:
    client.force_login(binh)

    for name in ("cancel_all", "again"):
        assert client.post(address(mais, name)).status_code == 404
        assert client.get(address(mais, name)).status_code == 405

    assert states_of(mais) == [State.PLACED, State.PLACED]
    assert not get_model("basket", "Line").objects.filter(basket__owner=binh).exists()


def test_the_text_to_copy_names_goods_and_sum_but_neither_address_nor_phone(client: Client, mais: Placed) -> None:
    page = client.get(address(mais)).content.decode()

    text = re.search(r'<textarea[^>]*id="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert text
    assert mais.purchase.order.number in text[1]
    assert "Măng khô" in text[1]
    assert "Trung Yên" not in text[1]
    assert "0900" not in text[1]


def test_whoever_guesses_links_is_told_to_wait_and_a_right_link_opens_all_the_same(client: Client, com: Any) -> None:
    guests = place_order(asked_for(basket_with((com, 1))))
    other = Client()

    answers = [other.get(address(guests), {"t": f"guess-{number}"}).status_code for number in range(MOST_WRONG + 20)]

    assert answers == [404] * MOST_WRONG + [429] * 20
    assert other.get("/don-hang/CP261118-00000000/").status_code == 429, "counting numbers is limited as well"
    assert other.get(address(guests), {"t": guests.token}).status_code == 200


def test_two_hundred_numbers_are_random_and_tell_nothing_of_rows_or_of_each_other() -> None:
    day = clock.today()

    tails = [new_number(day).split("-")[1] for _ in range(200)]

    assert len(LETTERS) ** RANDOM_LETTERS >= 2**40
    assert len(set(tails)) == 200
    values = [sum(LETTERS.index(letter) * 32**place for place, letter in enumerate(reversed(tail))) for tail in tails]
    steps = [second - first for first, second in itertools.pairwise(values)]
    assert len(set(steps)) == len(steps), "no arithmetic relation"
    assert sum(step > 0 for step in steps) in range(60, 140), "neither rising nor falling"
    assert all(len({tail[place] for tail in tails}) > 20 for place in range(RANDOM_LETTERS)), "no letter stands still"
