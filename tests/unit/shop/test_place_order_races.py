"""Buyers at the same moment, in threads on a real database file; each race with its control."""

from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from oscar.core.loading import get_model

from sellers.models import Reservation, Shop
from shop.checkout import services
from shop.checkout.services import Asked, Placed, place_order
from shop.core.errors import DomainError
from shop.order import services as order_services
from shop.order.purchases.models import Purchase
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

BUYERS = 8
SENDS = 20  # of one form (T2)


def buyers_of_the_last(shop: Shop, *, stock: int) -> tuple[Any, list[Asked]]:
    com = put_on_sale(shop, "Cốm Lâm Thượng", stock=stock)
    return com, [asked_for(basket_with((com, 1))) for _ in range(BUYERS)]


def allocated(product: Any) -> int:
    return product.stockrecords.get().num_allocated or 0


def test_eight_buyers_of_the_last_two_make_two_orders_and_six_are_told(rivals_database: None, hoa_shop: Shop) -> None:
    com, sends = buyers_of_the_last(hoa_shop, stock=2)

    results = at_once([partial(place_order, asked) for asked in sends])

    assert sum(isinstance(result, Placed) for result in results) == 2
    assert sum(isinstance(result, DomainError) for result in results) == 6
    assert Purchase.objects.count() == Reservation.objects.count() == allocated(com) == 2
    assert get_model("basket", "Basket").objects.filter(status="Open").count() == 6


def test_control_without_the_reservation_all_eight_are_promised_the_last_two(
    rivals_database: None, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    _com, sends = buyers_of_the_last(hoa_shop, stock=2)
    monkeypatch.setattr(order_services, "reserve_stock", lambda wanted, held_until: None)

    at_once([partial(place_order, asked) for asked in sends])

    assert Purchase.objects.count() == BUYERS, "oversold: the test above can fail"


def test_the_same_send_twenty_times_at_once_is_one_order_and_all_are_led_to_it(
    rivals_database: None, hoa_shop: Shop
) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=20)
    asked = asked_for(basket_with((com, 1)))

    results = at_once([partial(place_order, asked)] * SENDS)

    purchase = Purchase.objects.get()
    assert [result.purchase for result in results] == [purchase] * SENDS
    assert sum(result.is_new for result in results) == 1
    assert allocated(com) == 1


def test_control_without_key_and_basket_guard_the_unique_key_is_the_last_wall(
    rivals_database: None, hoa_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=20)
    asked = asked_for(basket_with((com, 1)))
    monkeypatch.setattr(services, "find_placed", lambda key, person: None)
    monkeypatch.setattr(services, "_take", lambda basket: True)

    results = at_once([partial(place_order, asked)] * BUYERS)

    assert sum(isinstance(result, IntegrityError) for result in results) == BUYERS - 1, "the race shows"
    assert Purchase.objects.count() == allocated(com) == 1
