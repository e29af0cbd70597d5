"""Whether a product may be bought is asked of the day, of the rows, in one query."""

from datetime import date, timedelta
from typing import Any

from sellers.listings.selectors import Reason, buyable, seller_facts
from sellers.models import Attestation, Listing, Publication, Shop, ShopPause
from sellers.shops.selectors import shops_kept_by, shops_open_on
from shop.core import clock
from tests.factories.goods import draft, put_on_sale

DAY = date(2026, 11, 21)


def test_a_published_product_of_a_vouched_open_shop_may_be_bought(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")

    assert buyable([com.pk], DAY) == {com.pk: None}


def test_a_draft_an_unknown_and_a_hidden_product_are_not_on_sale(hoa_shop: Shop) -> None:
    nhap = draft(hoa_shop, "Bánh gai")
    an = put_on_sale(hoa_shop, "Chả cốm")
    type(an).objects.filter(pk=an.pk).update(is_public=False)

    assert buyable([nhap.pk, an.pk, 999], DAY) == dict.fromkeys((nhap.pk, an.pk, 999), Reason.NOT_ON_SALE)


def test_on_the_last_day_of_the_branchs_word_it_sells_and_on_the_next_it_does_not(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    last = Attestation.objects.get().valid_until

    assert buyable([com.pk], last)[com.pk] is None
    assert buyable([com.pk], last + timedelta(days=1))[com.pk] == Reason.NOT_VOUCHED


def test_a_withdrawn_word_stops_sales_from_that_day(hoa_shop: Shop) -> None:
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    Attestation.objects.update(withdrawn_on=DAY)

    assert buyable([com.pk], DAY - timedelta(days=1))[com.pk] is None
    assert buyable([com.pk], DAY)[com.pk] == Reason.NOT_VOUCHED


def test_a_shop_not_opened_or_paused_sells_nothing(hoa_shop: Shop, sen_shop: Shop) -> None:
    com, mang = put_on_sale(hoa_shop, "Cốm Lâm Thượng"), put_on_sale(sen_shop, "Măng khô")
    Shop.objects.filter(pk=hoa_shop.pk).update(opened_at=None)
    ShopPause.objects.create(shop=sen_shop, since=clock.now(), why="nhà có việc")

    assert buyable([com.pk, mang.pk], DAY) == {com.pk: Reason.SHOP_CLOSED, mang.pk: Reason.PAUSED}
    assert list(shops_open_on(DAY)) == []


def test_a_size_follows_its_public_product_and_ten_cost_one_query(
    hoa_shop: Shop, django_assert_num_queries: Any
) -> None:
    parent = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    Product = type(parent)
    parent.structure = "parent"
    parent.save()
    size = Product.objects.create(structure="child", parent=parent, title="500 g", slug="com-500g", upc="com-500")
    others = [put_on_sale(hoa_shop, f"Món {n}") for n in range(9)]

    with django_assert_num_queries(1):
        answers = buyable([size.pk, *(product.pk for product in others)], DAY)

    assert set(answers.values()) == {None}
    Publication.objects.filter(listing=Listing.objects.get(product=parent)).update(until=clock.now())
    assert buyable([size.pk], DAY) == {size.pk: Reason.NOT_ON_SALE}


def test_search_is_told_who_sells_in_one_query(hoa_shop: Shop, sen_shop: Shop, django_assert_num_queries: Any) -> None:
    com, mang = put_on_sale(hoa_shop, "Cốm Lâm Thượng"), put_on_sale(sen_shop, "Măng khô")
    Attestation.objects.filter(shop=sen_shop).update(withdrawn_on=date(2026, 6, 3))

    with django_assert_num_queries(1):
        facts = seller_facts([com.pk, mang.pk])

    assert (facts[com.pk].slug, facts[com.pk].vouched_until, facts[com.pk].open) == (
        "bep-com-na-keo",
        date(2028, 6, 2),
        True,
    )
    assert (facts[mang.pk].vouched_until, facts[mang.pk].open) == (None, False)


def test_a_keeper_keeps_her_shop_until_her_last_day(hoa_shop: Shop, sen_shop: Shop, hoa: Any) -> None:
    assert list(shops_kept_by(hoa)) == [hoa_shop]

    hoa_shop.keepers.update(until=clock.today() - timedelta(days=1))

    assert list(shops_kept_by(hoa)) == []
