"""What offers take off: each of Oscar's kinds, in whole đồng, on the right goods, and what an order keeps of it."""

from datetime import timedelta
from typing import Any

import pytest
from oscar.core.loading import get_model

from sellers.models import SellerOrder, Shop
from shop.basket.parcels import discounts_of, parcels_of, to_pay
from shop.basket.selectors import contents_of
from shop.checkout.services import place_order
from shop.core import clock
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale
from tests.factories.offers import offer

pytestmark = pytest.mark.django_db
HANOI = "01"


@pytest.mark.parametrize(
    ("kind", "value", "needs", "off"),
    [
        ("Percentage", 10, ("Count", 1), 9_600 * 2 + 18_500),
        ("Percentage", 33, ("Value", 300_000), 124_410),
        ("Absolute", 50_000, ("Coverage", 2), 50_000),
        ("Fixed", 1_001, ("Count", 1), 3_003),
        ("Multibuy", None, ("Count", 3), 96_000),
        ("Fixed price", 200_000, ("Count", 3), 177_000),
        ("Percentage", 10, ("Value", 900_000), 0),
        ("Percentage", 10, ("Coverage", 3), 0),
    ],
)
def test_each_kind_of_oscars_offers_takes_off_what_oscar_says(
    com: Any, mang: Any, kind: str, value: int | None, needs: tuple, off: int
) -> None:
    offer(kind=kind, value=value, needs=needs, max_basket_applications=1)

    contents = contents_of(basket_with((com, 2), (mang, 1)))

    assert sum(each.amount for each in contents.discounts) == off
    assert sum(item.discount for item in contents.items) == off


@pytest.mark.parametrize(
    ("kind", "value", "off"),
    [
        ("Shipping percentage", 50, 28_000),
        ("Shipping absolute", 20_001, 20_001),
        ("Shipping fixed price", 10_000, 46_000),
    ],
)
def test_delivery_gets_cheaper_over_all_parcels_together(com: Any, mang: Any, kind: str, value: int, off: int) -> None:
    offer(kind=kind, value=value, max_basket_applications=1)
    contents = contents_of(basket_with((com, 1), (mang, 1)))

    parcels = parcels_of(contents, HANOI)

    assert sum(parcel.fee for parcel in parcels) == 56_000
    assert sum(each.amount for each in discounts_of(contents, parcels)) == off
    assert to_pay(parcels) == 96_000 + 185_000 + 56_000 - off


def test_fractions_are_rounded_down_as_a_whole_and_shared_by_largest_remainder(hoa_shop: Shop) -> None:
    goods = [
        put_on_sale(hoa_shop, f"Bánh {number}", price=price) for number, price in enumerate((10_001, 10_002, 10_003))
    ]
    offer(value=33)

    contents = contents_of(basket_with(*((each, 1) for each in goods)))

    assert [item.discount for item in contents.items] == [3_300, 3_300, 3_301]
    assert contents.discounts[0].amount == 9_901


def test_what_a_seller_pays_for_touches_her_goods_alone(com: Any, mang: Any, hoa_shop: Shop) -> None:
    offer(value=50, funded_by=hoa_shop)

    hers, others = contents_of(basket_with((com, 1), (mang, 1))).groups

    assert (hers.discount, hers.market_discount, others.discount) == (48_000, 0, 0)


def test_a_seller_pays_for_her_own_parcels_delivery_alone(com: Any, mang: Any, hoa_shop: Shop) -> None:
    offer(kind="Shipping percentage", value=100, funded_by=hoa_shop, max_basket_applications=1)

    hers, others = parcels_of(contents_of(basket_with((com, 1), (mang, 1))), HANOI)

    assert (hers.discount, hers.market_discount, others.discount) == (hers.fee, 0, 0)


def test_a_budget_is_kept_to_the_dong(com: Any) -> None:
    offer(value=50, max_discount=10_001)

    assert contents_of(basket_with((com, 1))).discounts[0].amount == 10_001


@pytest.mark.parametrize("state", ["suspended", "ended", "to come"])
def test_an_offer_that_is_not_open_today_gives_nothing(com: Any, state: str) -> None:
    made = offer()
    day = timedelta(days=1)
    changes = {"suspended": {"status": "Suspended"}, "ended": {"end_datetime": clock.now() - day},
               "to come": {"start_datetime": clock.now() + day}}  # fmt: skip
    get_model("offer", "ConditionalOffer").objects.filter(pk=made.pk).update(**changes[state])

    assert contents_of(basket_with((com, 1))).discounts == ()


def test_the_order_its_lines_and_each_part_keep_what_was_taken_off(com: Any, mang: Any, hoa_shop: Shop) -> None:
    offer("Chợ tặng", value=10, priority=2, exclusive=False)
    offer("Bếp tặng phí giao", kind="Shipping absolute", value=5_000, funded_by=hoa_shop, exclusive=False)
    basket = basket_with((com, 3), (mang, 1))

    purchase = place_order(asked_for(basket)).purchase

    order = purchase.order
    hers, others = SellerOrder.objects.filter(order=order).order_by("number")
    assert (purchase.goods_dong, purchase.discount_dong) == (473_000, 52_300)
    assert (hers.discount_dong, hers.market_funded_dong, hers.sold_dong) == (33_800, 28_800, 283_000)
    assert (others.discount_dong, others.market_funded_dong, others.sold_dong) == (18_500, 18_500, 185_000)
    assert hers.total_dong + others.total_dong == purchase.total_dong == int(order.total_incl_tax)
    assert [int(line.line_price_incl_tax) for line in order.lines.order_by("pk")] == [259_200, 166_500]
    assert int(order.basket_total_incl_tax) == 259_200 + 166_500
    assert [(row.offer_name, int(row.amount), row.category) for row in order.discounts.order_by("pk")] == [
        ("Chợ tặng", 47_300, "Basket"),
        ("Bếp tặng phí giao", 5_000, "Shipping"),
    ]
    assert sum(int(row.amount) for line in order.lines.all() for row in line.discounts.all()) == 47_300
    counted = get_model("offer", "ConditionalOffer").objects.get(name="Chợ tặng")
    assert (counted.num_orders, counted.num_applications, int(counted.total_discount)) == (1, 1, 47_300)


def test_prices_a_piece_sum_to_the_line_whatever_the_discount(hoa_shop: Shop) -> None:
    banh = put_on_sale(hoa_shop, "Bánh", price=10_001)
    offer(kind="Absolute", value=1_000, max_basket_applications=1)

    line = place_order(asked_for(basket_with((banh, 7)))).purchase.order.lines.get()

    prices = [(row.quantity, int(row.price_incl_tax)) for row in line.prices.all()]
    assert sum(pieces * price for pieces, price in prices) == int(line.line_price_incl_tax) == 69_007
    assert sum(pieces for pieces, _price in prices) == 7
