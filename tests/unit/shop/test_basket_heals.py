"""A basket mends by one tap, joins at each login, stays as ordered once it is an order, and offers ways of delivery."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from sellers.delivery.models import DeliveryTerms
from sellers.delivery.ways import Way
from sellers.models import SellerOrder, Shop, ShopPause
from shop.basket import services
from shop.basket.errors import AlreadyOrdered
from shop.checkout.errors import ChooseDelivery
from shop.checkout.services import place_order
from shop.core import clock
from tests.factories.checkout import asked_for, basket_with, buyer
from tests.factories.offers import voucher
from tests.factories.places import commune_of
from tests.unit.shop.test_basket import add, lines_of, page

pytestmark = pytest.mark.django_db
Basket, StockRecord = get_model("basket", "Basket"), get_model("partner", "StockRecord")


def test_everything_that_is_wrong_is_named_with_both_prices_and_mended_by_one_tap(
    client: Client, com: Any, mang: Any, mang_ot: Any, hoa_shop: Shop
) -> None:
    for product, count in ((com, 2), (mang, 3), (mang_ot, 4)):
        add(client, product, count)
    ShopPause.objects.create(shop=hoa_shop, since=clock.now(), why="về quê")
    StockRecord.objects.filter(product=mang).update(price=170_000)
    StockRecord.objects.filter(product=mang_ot).update(num_in_stock=1, price=60_000)

    shown = page(client)
    assert "185.000" in shown
    assert "170.000" in shown
    assert "mend-all" in shown
    told = client.post("/gio-hang/", {"op": "mend-all"}, follow=True).content.decode()

    assert lines_of(client) == {"Măng khô Lâm Thượng": 3, "Măng ớt ngâm mắc mật": 1}
    assert "Cốm Lâm Thượng" in told, "what left the basket is said"
    assert "mend-" not in page(client)
    assert client.cookies["basket_count"].value == "2"


@pytest.mark.parametrize("change", ["add", "add another", "quantity", "drop", "mend", "mend all"])
def test_a_line_of_an_ordered_basket_cannot_be_changed(com: Any, mang: Any, change: str) -> None:
    basket = basket_with((com, 2))
    line = basket.lines.get()
    place_order(asked_for(basket))
    deeds = {
        "add": lambda: services.add_item(basket, com.stockrecords.get(), quantity=1),
        "add another": lambda: services.add_item(basket, mang.stockrecords.get(), quantity=1),
        "quantity": lambda: services.change_quantity(basket, line.pk, quantity=1),
        "drop": lambda: services.drop_line(basket, line.pk),
        "mend": lambda: services.mend_line(basket, line.pk),
        "mend all": lambda: services.mend_all(basket),
    }

    with pytest.raises(AlreadyOrdered):
        deeds[change]()

    assert list(basket.lines.values_list("product_id", "quantity")) == [(com.pk, 2)]


def test_what_a_second_tab_adds_after_ordering_lies_in_a_new_basket(client: Client, com: Any, mang: Any) -> None:
    add(client, com)
    first = Basket.objects.get()
    place_order(asked_for(first))

    add(client, mang)

    assert list(first.lines.values_list("product__title", flat=True)) == ["Cốm Lâm Thượng"]
    assert lines_of(client) == {"Măng khô Lâm Thượng": 1}


def test_goods_and_vouchers_of_two_devices_join_hers_one_login_after_the_other(
    com: Any, mang: Any, mang_ot: Any, mai: Any
) -> None:
    voucher("MOTLAN", "Single use")
    phone, desk = Client(), Client()
    add(phone, com, 3)
    phone.post("/gio-hang/", {"op": "voucher", "voucher": "MOTLAN"})
    add(desk, com, 1)
    add(desk, mang_ot, 2)

    for device in (phone, desk):
        device.force_login(mai)
        device.get("/gio-hang/")

    assert lines_of(desk) == {"Cốm Lâm Thượng": 4, "Măng ớt ngâm mắc mật": 2}
    (hers,) = Basket.open.all()
    assert [each.code for each in hers.vouchers.all()] == ["MOTLAN"]
    assert Basket.objects.filter(status="Merged").count() == 2
    phone.post("/tai-khoan/logout/")
    add(phone, mang, 1)
    phone.force_login(mai)
    phone.get("/gio-hang/")
    assert len(lines_of(phone)) == 3


def test_a_basket_that_joined_already_does_not_join_again(com: Any, mai: Any) -> None:
    mine, guests = basket_with((com, 1), owner=mai), basket_with((com, 2))
    again = Basket.objects.get(pk=guests.pk)

    services.merge_baskets(mine, guests)
    services.merge_baskets(mine, again)

    assert mine.lines.get().quantity == 3


def test_each_parcel_offers_its_ways_and_keeps_the_one_she_took_until_the_checkout(
    client: Client, com: Any, hoa_shop: Shop
) -> None:
    commune_of("Hoàn Kiếm")
    commune_of("Lâm Thượng")
    DeliveryTerms.objects.create(
        shop=hoa_shop,
        since=clock.now(),
        ways=[Way.POST, Way.COACH, Way.PICK_UP],
        weekdays=[0, 1, 2, 3, 4, 5, 6],
        coach_provinces=["01"],
        coach_fee_dong=41_000,
    )
    add(client, com)
    client.get("/gio-hang/?to=01")
    field = f"delivery-{hoa_shop.pk}"
    shown = page(client)
    assert f'name="{field}" value="coach"' in shown
    assert "28.000" in shown

    client.post("/gio-hang/", {"op": "update", field: "coach"})

    assert 'value="coach" checked' in page(client)
    assert 'value="coach" checked' in client.get("/thanh-toan/").content.decode()
    for nonsense in ("rocket; drop", "😀\0", "", "x" * 900):
        client.post("/gio-hang/", {"op": "update", field: nonsense})
        assert 'value="coach" checked' in page(client), "what is no way changes nothing"


def test_the_page_says_when_a_parcel_leaves_and_until_when_to_order(client: Client, com: Any) -> None:
    add(client, com)

    assert "15:00" in page(client)


def test_her_own_round_reaches_the_communes_she_named_and_nobody_else_is_charged_for_it(
    com: Any, hoa_shop: Shop
) -> None:
    near, far = commune_of("Lâm Thượng"), commune_of("Hoàn Kiếm")
    DeliveryTerms.objects.create(
        shop=hoa_shop, since=clock.now(), ways=[Way.OWN, Way.PICK_UP], weekdays=list(range(7)),
        fresh_weekdays=[], own_communes=[near.pk], own_fee_dong=9_000,
    )  # fmt: skip
    basket, asked = basket_with((com, 1)), {f"delivery-{hoa_shop.pk}": Way.OWN}

    too_far = replace(asked_for(basket, delivery=asked, seen_total=200_000), buyer=buyer(commune=far))
    with pytest.raises(ChooseDelivery):
        place_order(too_far)
    placed = place_order(replace(too_far, buyer=buyer(commune=near)))

    part = SellerOrder.objects.get(order=placed.purchase.order)
    assert (part.delivery_method, part.delivery_dong) == ("own", 9_000)
