"""A product's page: what it says on which day, and what it costs."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from oscar.core.loading import get_model

from catalog.facts.models import ProductFacts
from catalog.product_page import product_page
from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild
from catalog.selectors import public_product
from sellers.models import Shop, ShopPause
from shop.core import clock
from shop.core.money import to_decimal
from tests.factories.goods import certify, draft, put_on_sale

DAY = date(2026, 11, 21)


def with_sizes(shop: Shop, title: str, *sizes: tuple[int, int, int]) -> Any:
    """A product of several sizes, each (grams, price in đồng, stock); its own weight is 500 g."""
    product = put_on_sale(shop, title)
    get_model("partner", "StockRecord").objects.filter(product=product).delete()
    product.structure = "parent"
    product.save(update_fields=["structure"])
    for grams, price, stock in sizes:
        upc = f"{product.upc}-{grams}"
        size = get_model("catalogue", "Product").objects.create(structure="child", parent=product, upc=upc, slug=upc)
        ProductFacts.objects.create(product=size, unit="túi", net_weight=grams, size_label=f"{grams} g")
        get_model("partner", "StockRecord").objects.create(
            product=size, partner=shop.partner, partner_sku=upc, price=to_decimal(price), num_in_stock=stock
        )
    return product


def page_of(product: Any, *, day: date = DAY, sku: str = "") -> dict[str, Any]:
    return product_page(public_product(product.slug), day, sku=sku)


def test_a_page_costs_eight_queries_at_most(
    sen_shop: Shop, index: SearchEngine, client: Client, django_assert_max_num_queries: Any
) -> None:
    product = with_sizes(sen_shop, "Măng khô", (250, 95_000, 3), (500, 185_000, 20), (1000, 360_000, 9))
    certify(product)
    for number in range(6):
        put_on_sale(sen_shop, f"Măng số {number}")
    rebuild()

    with django_assert_max_num_queries(8):
        answer = client.get(f"/san-pham/{product.slug}/")

    page = answer.content.decode()
    assert page.count('<article class="card') == 4
    assert 'name="sku"' in page
    assert "185.000" in page


def test_the_products_own_size_is_chosen_unless_it_is_gone_or_another_is_asked_for(sen_shop: Shop) -> None:
    product = with_sizes(sen_shop, "Măng khô", (250, 95_000, 3), (500, 185_000, 20), (1000, 360_000, 9))

    assert [size["chosen"] for size in page_of(product)["sizes"]] == [False, True, False]
    assert page_of(product)["price"] == 185_000
    assert page_of(product, sku="mang-kho-1000")["price"] == 360_000
    get_model("partner", "StockRecord").objects.filter(partner_sku="mang-kho-500").update(num_allocated=20)
    assert page_of(product)["price"] == 95_000


def test_what_is_held_for_others_counts_as_gone(sen_shop: Shop) -> None:
    product = put_on_sale(sen_shop, "Măng khô", stock=2)
    get_model("partner", "StockRecord").objects.filter(product=product).update(num_allocated=2)

    page = page_of(product)

    assert (page["sold_out"], page["stock"], page["stock_text"]) == (True, 0, "")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2028, 1, 19), {"stars": 4, "stars_until": date(2028, 1, 20), "stars_last_day": False}),
        (date(2028, 1, 20), {"stars": 4, "stars_until": date(2028, 1, 20), "stars_last_day": True}),
        (date(2028, 1, 21), {"expired_since": date(2028, 1, 20)}),
    ],
)
def test_stars_hold_through_the_last_day(sen_shop: Shop, day: date, told: dict[str, Any]) -> None:
    product = put_on_sale(sen_shop, "Măng khô")
    certify(product, stars=4, expires=date(2028, 1, 20))

    page = page_of(product, day=day)

    keys = ("stars", "stars_until", "stars_last_day", "expired_since")
    assert {key: page[key] for key in keys if key in page} == told


def test_a_revoked_certificate_gives_no_stars(sen_shop: Shop) -> None:
    product = put_on_sale(sen_shop, "Măng khô")
    certificate = certify(product)
    certificate.revoked_on = DAY
    certificate.save()

    assert not {"stars", "expired_since"} & page_of(product).keys()


def test_the_page_names_who_vouches_until_her_word_ends(sen_shop: Shop) -> None:
    product = put_on_sale(sen_shop, "Măng khô")

    vouched = page_of(product)["vouched"]
    later = page_of(product, day=date(2028, 6, 3))

    assert (vouched.branch, vouched.short, vouched.until) == ("Chi hội Hin Lạn", "chi hội Hin Lạn", date(2028, 6, 2))
    assert (later["vouched"], later["sold_out"]) == (None, True)
    assert str(later["closed"]) != ""


def test_a_shop_on_a_break_sells_nothing(sen_shop: Shop, client: Client) -> None:
    product = put_on_sale(sen_shop, "Măng khô")
    ShopPause.objects.create(shop=sen_shop, since=clock.now(), why="giỗ")

    page = client.get(f"/en/san-pham/{product.slug}/").content.decode()

    assert "This shop is taking a break and takes no orders at the moment." in page
    assert "Add to the basket" not in page


def test_a_draft_and_a_size_have_no_page(sen_shop: Shop, client: Client) -> None:
    drafted = draft(sen_shop, "Cốm")
    with_sizes(sen_shop, "Măng khô", (250, 95_000, 3))

    assert client.get(f"/san-pham/{drafted.slug}/").status_code == 404
    assert client.get("/san-pham/mang-kho-250/").status_code == 404
    assert client.get("/san-pham/mang-kho/").status_code == 200


def test_the_label_is_told_in_the_order_of_the_law(sen_shop: Shop) -> None:
    product = put_on_sale(sen_shop, "Măng khô", shelf_life_days=365, storage="Nơi khô ráo", season_months=[10, 11])
    certificate = certify(product)

    with time_machine.travel("2026-11-21 09:00 +0700"):
        values = [value for _label, value, _url in page_of(product)["facts"]]

    place = "xã Lâm Thượng, tỉnh Lào Cai"
    assert values[1] == place
    assert values[3:] == ["Nơi khô ráo", values[4], certificate.decision_no, "mang-kho"]
    assert "10, 11" in values[4]


def test_a_page_promises_only_ways_of_paying_that_exist_and_that_she_takes(sen_shop: Shop, client: Client) -> None:
    product = put_on_sale(sen_shop, "Măng khô")
    Shop.objects.filter(pk=sen_shop.pk).update(payment_methods=["vietqr", "cod"])
    assert page_of(product)["payments"] == ["Trả tiền khi nhận hàng"]

    Shop.objects.filter(pk=sen_shop.pk).update(payment_methods=["vietqr"])

    assert page_of(product)["payments"] == []
    assert "VietQR" not in client.get(f"/san-pham/{product.slug}/").content.decode()
