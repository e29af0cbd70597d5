"""What Oscar is told of price and availability."""

from typing import Any

from oscar.core.loading import get_class

from sellers.models import Attestation, Shop
from sellers.partner.strategy import MarketStrategy
from shop.core.money import to_dong
from tests.factories.goods import draft, put_on_sale


def test_oscar_finds_our_strategy() -> None:
    assert isinstance(get_class("partner.strategy", "Selector")().strategy(), MarketStrategy)


def test_a_product_on_sale_has_its_price_and_what_is_left(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=60_000, stock=3)

    info = MarketStrategy().fetch_for_product(com)

    assert to_dong(info.price.incl_tax) == 60_000
    assert info.availability.is_purchase_permitted(3) == (True, "")
    assert info.availability.is_purchase_permitted(4)[0] is False


def test_a_draft_and_a_shop_whose_word_has_lapsed_sell_nothing_though_stock_is_there(hoa_shop: Shop) -> None:
    nhap, com = draft(hoa_shop, "Bánh gai"), put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    Attestation.objects.update(withdrawn_on="2026-06-03")

    assert MarketStrategy().fetch_for_product(nhap).availability.is_available_to_buy is False
    assert MarketStrategy().fetch_for_product(com).availability.code == "not_vouched"


def test_a_page_of_products_asks_the_listings_once(hoa_shop: Shop, django_assert_num_queries: Any) -> None:
    goods = [put_on_sale(hoa_shop, f"Món {n}") for n in range(5)]
    strategy = MarketStrategy()

    with django_assert_num_queries(1):
        strategy.prepare(product.pk for product in goods)
        policies = [strategy.availability_policy(product, None) for product in goods]

    assert [policy.code for policy in policies] == ["unavailable"] * 5
