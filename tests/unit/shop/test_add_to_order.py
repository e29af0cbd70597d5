"""What lies in the basket joins an order that is not packed yet: one parcel, no second fee, told to the seller."""

from functools import partial
from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from sellers.models import Reservation, SellerOrder, Shop, State
from sellers.orders import services as seller
from shop.basket.selectors import contents_of
from shop.checkout.additions import add_to_order, addition_for
from shop.checkout.errors import ReviewAgain
from shop.checkout.services import Placed, place_order
from shop.notices.models import Notice
from shop.order.purchases.models import Purchase
from shop.payment.errors import MethodNotOffered
from shop.payment.services import payment_of
from tests.factories.checkout import asked_for, basket_with
from tests.factories.goods import put_on_sale
from tests.races import at_once


@pytest.fixture
def mais(com: Any, mang: Any, mai: Any) -> Placed:
    return place_order(asked_for(basket_with((com, 1), (mang, 1), owner=mai), by=mai))


def adding(placed: Placed, basket: Any) -> dict[str, Any]:
    offered = addition_for(placed.purchase.placed_by, (), contents_of(basket))
    assert offered
    return {"seen_goods": offered.seen_goods, "seen_total": offered.total}


@pytest.mark.django_db
def test_goods_of_the_same_seller_join_her_parcel_and_the_rest_stays_in_the_basket(
    mais: Placed, com: Any, mang_ot: Any, hoa_shop: Shop, sen_shop: Shop, mai: Any, cuc_shop_goods: Any
) -> None:
    before = SellerOrder.objects.get(order=mais.purchase.order, shop=sen_shop)
    basket = basket_with((mang_ot, 1), (cuc_shop_goods, 1), owner=mai)

    more = add_to_order(mais.purchase, basket, **adding(mais, basket))

    part = SellerOrder.objects.get(pk=before.pk)
    purchase = Purchase.objects.get(pk=mais.purchase.pk)
    assert part.goods_dong == before.goods_dong + 55_000
    assert more == 55_000 + part.delivery_dong - before.delivery_dong
    assert purchase.total_dong == mais.purchase.total_dong + more
    assert payment_of(purchase).due_dong == purchase.total_dong
    assert int(get_model("order", "Order").objects.get(pk=purchase.order_id).total_incl_tax) == purchase.total_dong
    assert sum(each.total_dong for each in SellerOrder.objects.filter(order=purchase.order)) == purchase.total_dong
    assert [line.product for line in basket.lines.all()] == [cuc_shop_goods]
    assert mang_ot.stockrecords.get().num_allocated == 1
    assert Reservation.objects.filter(line__product=mang_ot, held_until=None).count() == 1
    assert Notice.objects.filter(kind="order_more").exists()


@pytest.fixture
def cuc_shop_goods(db: None, hoa_shop: Shop, sen_shop: Shop, com: Any, mais: Placed, hoa: Any) -> Any:
    """Goods of a seller whose part is packed already."""
    part = SellerOrder.objects.get(order=mais.purchase.order, shop=hoa_shop)
    seller.confirm_part(part, by=hoa)
    seller.pack_part(part, by=hoa)
    return put_on_sale(hoa_shop, "Bánh cốm", price=40_000)


@pytest.mark.django_db
def test_nothing_is_added_once_she_has_packed_or_to_an_order_that_is_paid_ahead(
    mais: Placed, mang_ot: Any, sen_shop: Shop, sen: Any, mai: Any
) -> None:
    basket = basket_with((mang_ot, 1), owner=mai)
    asked = adding(mais, basket)
    part = SellerOrder.objects.get(order=mais.purchase.order, shop=sen_shop)
    seller.confirm_part(part, by=sen)
    seller.pack_part(part, by=sen)

    with pytest.raises(ReviewAgain):
        add_to_order(mais.purchase, basket, **asked)

    assert addition_for(mai, (), contents_of(basket)) is None
    assert basket.lines.count() == 1
    assert mang_ot.stockrecords.get().num_allocated == 0


@pytest.mark.django_db
def test_what_costs_more_than_was_seen_is_not_added(mais: Placed, mang_ot: Any, mai: Any) -> None:
    basket = basket_with((mang_ot, 1), owner=mai)
    asked = adding(mais, basket)
    get_model("partner", "StockRecord").objects.filter(product=mang_ot).update(price=60_000)

    with pytest.raises(ReviewAgain, match=r"70\.000"):
        add_to_order(mais.purchase, basket, **asked)

    assert basket.lines.count() == 1
    assert Purchase.objects.get().total_dong == mais.purchase.total_dong


@pytest.mark.django_db
def test_the_limits_of_cash_hold_for_the_order_as_it_would_be(
    mais: Placed, sen_shop: Shop, mai: Any, bank_account: str
) -> None:
    dear = put_on_sale(sen_shop, "Măng hộp quà", price=900_000)
    basket = basket_with((dear, 1), owner=mai)

    with pytest.raises(MethodNotOffered, match="cọc"):
        add_to_order(mais.purchase, basket, **adding(mais, basket))

    assert basket.lines.count() == 1


@pytest.mark.django_db
def test_the_checkout_offers_it_and_one_button_does_it(client: Client, mais: Placed, mang_ot: Any, mai: Any) -> None:
    client.force_login(mai)
    client.post("/gio-hang/them/", {"product": mang_ot.pk, "quantity": 1})
    page = client.get("/thanh-toan/").content.decode()
    address = f"/thanh-toan/them/{mais.purchase.order.number}/"
    assert address in page

    basket = get_model("basket", "Basket").objects.get(owner=mai, status="Open")
    asked = adding(mais, basket)
    sent = {"added_goods": asked["seen_goods"], "added_total": asked["seen_total"]}
    answer = client.post(address, sent, follow=True).content.decode()

    assert "Măng ớt ngâm mắc mật" in answer
    assert Purchase.objects.count() == 1


@pytest.mark.django_db
def test_a_stranger_adds_nothing_to_it(client: Client, mais: Placed, mang_ot: Any, binh: Any) -> None:
    client.force_login(binh)
    client.post("/gio-hang/them/", {"product": mang_ot.pk, "quantity": 1})

    assert client.post(f"/thanh-toan/them/{mais.purchase.order.number}/", {}).status_code == 404
    assert addition_for(binh, (), contents_of(get_model("basket", "Basket").objects.get(owner=binh))) is None


@pytest.mark.django_db(transaction=True)
def test_the_same_button_eight_times_at_once_adds_once(rivals_database: None, sen_shop: Shop, mai: Any) -> None:
    mang = put_on_sale(sen_shop, "Măng khô", price=185_000)
    placed = place_order(asked_for(basket_with((mang, 1), owner=mai), by=mai))
    basket = basket_with((mang, 1), owner=mai)
    asked = adding(placed, basket)

    results = at_once([partial(add_to_order, placed.purchase, basket, **asked)] * 8)

    assert sum(isinstance(result, int) for result in results) == 1
    assert sum(isinstance(result, ReviewAgain) for result in results) == 7
    assert mang.stockrecords.get().num_allocated == 2
    assert SellerOrder.objects.get().goods_dong == 370_000
    assert SellerOrder.objects.get().state == State.PLACED
