"""Reserving, releasing and shipping stock."""

import threading
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import F
from oscar.core.loading import get_model

from sellers.models import Reservation, Shop
from sellers.stock.errors import CountChanged, StockGone
from sellers.stock.services import Wanted, release_stock, reserve_stock, set_available, ship_stock
from tests.factories.goods import put_on_sale
from tests.factories.orders import order_with_lines
from tests.races import at_once


def wanted_of(order: Any) -> list[Wanted]:
    return [Wanted(line.stockrecord_id, line, line.quantity) for line in order.lines.order_by("pk")]


def counts(product: Any) -> tuple[int, int]:
    record = product.stockrecords.get()
    return record.num_in_stock, record.num_allocated


def test_reserved_pieces_stay_in_stock_and_are_no_longer_available(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    order = order_with_lines((com, 3))

    reserve_stock(wanted_of(order), held_until=None)

    assert counts(com) == (5, 3)
    assert Reservation.objects.get().quantity == 3


def test_a_record_that_was_never_allocated_can_be_reserved(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    com.stockrecords.update(num_allocated=None)

    reserve_stock(wanted_of(order_with_lines((com, 5))), held_until=None)

    assert counts(com) == (5, 5)


def test_wanting_more_than_is_left_names_the_product_and_changes_nothing(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    gai = put_on_sale(hoa_shop, "Bánh gai", stock=1)
    order = order_with_lines((com, 2), (gai, 2))

    with pytest.raises(StockGone) as refusal:
        reserve_stock(wanted_of(order), held_until=None)

    assert refusal.value.left == 1
    assert "Bánh gai" in str(refusal.value)
    assert counts(com) == (5, 0)
    assert counts(gai) == (1, 0)
    assert not Reservation.objects.exists()


def test_two_lines_of_the_same_record_are_counted_together(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=3)
    order = order_with_lines((com, 2), (com, 2))

    with pytest.raises(StockGone):
        reserve_stock(wanted_of(order), held_until=None)

    assert counts(com) == (3, 0)


def test_reserving_costs_one_update_a_record_and_one_insert(hoa_shop: Shop, django_assert_num_queries: Any) -> None:
    goods = [put_on_sale(hoa_shop, f"Món {n}") for n in range(3)]
    wanted = wanted_of(order_with_lines(*[(product, 1) for product in goods]))

    with django_assert_num_queries(3 + 1 + 2):  # and the savepoint around them
        reserve_stock(wanted, held_until=None)


def test_released_pieces_return_once(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    order = order_with_lines((com, 3))
    reserve_stock(wanted_of(order), held_until=None)

    first = release_stock(order.lines.all(), outcome="released")
    second = release_stock(order.lines.all(), outcome="released")

    assert (first, second) == (3, 0)
    assert counts(com) == (5, 0)
    assert Reservation.objects.get().ended_as == "released"


def test_shipped_pieces_leave_once_and_cannot_be_released_after(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    order = order_with_lines((com, 3))
    reserve_stock(wanted_of(order), held_until=None)

    ship_stock(order.lines.all())
    again = ship_stock(order.lines.all())
    late = release_stock(order.lines.all())

    assert (again, late) == (0, 0)
    assert counts(com) == (2, 0)


def test_a_seller_counts_what_she_can_sell_besides_what_is_ordered(hoa_shop: Shop, hoa: Any) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    reserve_stock(wanted_of(order_with_lines((com, 3))), held_until=None)

    set_available(com.stockrecords.get(), count=10, was=2, by=hoa)

    assert counts(com) == (13, 3)


def test_a_count_does_not_bring_back_pieces_sold_since_she_looked(hoa_shop: Shop, hoa: Any) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    reserve_stock(wanted_of(order_with_lines((com, 3))), held_until=None)

    with pytest.raises(CountChanged) as refusal:
        set_available(com.stockrecords.get(), count=6, was=5, by=hoa)

    assert refusal.value.left == 2
    assert counts(com) == (5, 3)


def seven_orders_for_the_last_three(shop: Shop) -> tuple[Any, list[Any]]:
    """As many as the pool of PostgreSQL connections lets work at once."""
    com = put_on_sale(shop, "Cốm Lâm Thượng", stock=3)
    return com, [order_with_lines((com, 1), number=f"CP-{n}") for n in range(7)]


@pytest.mark.django_db(transaction=True)
def test_seven_rivals_for_the_last_three_pieces_give_exactly_three(rivals_database: None, hoa_shop: Shop) -> None:
    com, orders = seven_orders_for_the_last_three(hoa_shop)

    results = at_once([partial(reserve_stock, wanted_of(order), held_until=None) for order in orders])

    assert sum(result is None for result in results) == 3
    assert sum(isinstance(result, StockGone) for result in results) == 4
    assert counts(com) == (3, 3)
    assert Reservation.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_control_without_the_guard_the_race_shows_and_the_last_wall_holds(
    rivals_database: None, hoa_shop: Shop
) -> None:
    com, orders = seven_orders_for_the_last_three(hoa_shop)
    all_have_looked = threading.Barrier(len(orders))

    def look_then_take() -> str:
        records = get_model("partner", "StockRecord").objects.filter(product=com)
        enough = records.get().net_stock_level >= 1
        all_have_looked.wait(timeout=10)
        if not enough:
            return "told"
        records.update(num_allocated=F("num_allocated") + 1)
        return "taken"

    results = at_once([look_then_take for _ in orders])

    assert results.count("taken") == 3
    assert sum(isinstance(result, IntegrityError) for result in results) == 4
    assert counts(com) == (3, 3)


@pytest.mark.django_db(transaction=True)
def test_two_who_release_the_same_lines_at_once_free_them_once(rivals_database: None, hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", stock=5)
    kept = order_with_lines((com, 2), number="CP-1")
    reserve_stock(wanted_of(kept), held_until=None)
    order = order_with_lines((com, 3), number="CP-2")
    reserve_stock(wanted_of(order), held_until=None)
    lines = list(order.lines.all())

    freed = at_once([partial(release_stock, lines) for _ in range(6)])

    assert sorted(freed) == [0, 0, 0, 0, 0, 3]
    assert counts(com) == (5, 2)


@pytest.mark.django_db(transaction=True)
def test_orders_for_the_same_goods_in_opposite_line_order_do_not_deadlock(
    rivals_database: None, hoa_shop: Shop
) -> None:
    goods = [put_on_sale(hoa_shop, f"Món {n}", stock=50) for n in range(4)]
    pairs = [(product, 1) for product in goods]
    orders = [order_with_lines(*pairs[:: 1 if n % 2 else -1], number=f"CP-{n}") for n in range(7)]

    results = at_once([partial(reserve_stock, wanted_of(order), held_until=None) for order in orders])

    assert results == [None] * 7
    assert [counts(product) for product in goods] == [(50, 7)] * 4
