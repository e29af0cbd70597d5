"""Documents come from the database in a fixed number of queries, and only of what is on sale."""

from datetime import date
from typing import Any

from oscar.core.loading import get_model

from catalog.facts.models import CategoryFacts
from catalog.search.document import Size, documents_for
from catalog.search.engine import SearchEngine
from catalog.search.indexing import enqueue
from catalog.search.query import SearchQuery
from sellers.models import Shop, ShopPause
from shop.core import clock
from shop.core.money import to_decimal
from tests.factories.goods import certify, draft, put_on_sale


def filed_under(product: Any, *names: str) -> None:
    Category = get_model("catalogue", "Category")
    node = Category.add_root(name=names[0], slug="thuc-pham")
    CategoryFacts.objects.create(category=node, name_en="Food", by_weight=True)
    for name in names[1:]:
        node = node.add_child(name=name, slug="mang-kho")
    get_model("catalogue", "ProductCategory").objects.create(product=product, category=node)


def test_a_document_carries_all_that_a_card_shows(sen_shop: Shop) -> None:
    product = put_on_sale(
        sen_shop, "Măng khô Lâm Thượng", title_en="Dried bamboo", tags=["măng"], season_months=[10, 11]
    )
    certify(product, stars=4, expires=date(2028, 1, 20))
    filed_under(product, "Thực phẩm", "Măng khô")
    get_model("catalogue", "ProductImage").objects.create(product=product, original="products/mang.webp")

    (found,), gone = documents_for([product.pk])

    assert gone == []
    assert (found.slug, found.title_en, found.tags, found.season) == (product.slug, "Dried bamboo", ("măng",), (10, 11))
    assert found.sizes == (Size("", 185_000, 20, 500),)
    assert [each.slug for each in found.categories] == ["thuc-pham", "mang-kho"]
    assert (found.categories[0].name_en, found.by_weight) == ("Food", True)
    assert (found.commune.name, found.province.slug) == ("Lâm Thượng", "lao-cai")  # type: ignore[union-attr]
    assert (found.stars.count, found.stars.until) == (4, date(2028, 1, 20))  # type: ignore[union-attr]
    assert (found.seller.slug, found.seller.vouched_until) == (sen_shop.slug, date(2028, 6, 2))  # type: ignore[union-attr]
    assert found.picture == "products/mang.webp"


def test_what_is_held_for_others_is_not_in_stock(sen_shop: Shop) -> None:
    product = put_on_sale(sen_shop, "Măng khô", stock=5)
    get_model("partner", "StockRecord").objects.filter(product=product).update(num_allocated=5)

    assert documents_for([product.pk])[0][0].stock == 0


def test_drafts_and_goods_of_a_closed_shop_are_gone(sen_shop: Shop, hoa_shop: Shop) -> None:
    drafted = draft(sen_shop, "Măng khô")
    closed = put_on_sale(hoa_shop, "Cốm")
    ShopPause.objects.create(shop=hoa_shop, since=clock.now(), why="mưa lũ")

    assert documents_for([drafted.pk, closed.pk, 999_999]) == ([], [drafted.pk, closed.pk, 999_999])


def test_many_products_cost_as_few_queries_as_one(sen_shop: Shop, django_assert_max_num_queries: Any) -> None:
    ids = [put_on_sale(sen_shop, f"Măng số {number}").pk for number in range(12)]

    with django_assert_max_num_queries(10):
        found, _gone = documents_for(ids)

    assert len(found) == 12


def test_a_change_reaches_the_index_after_commit(
    sen_shop: Shop, index: SearchEngine, django_capture_on_commit_callbacks: Any
) -> None:
    product = put_on_sale(sen_shop, "Măng khô")

    with django_capture_on_commit_callbacks(execute=True):
        enqueue([product.pk])
        assert index.count() == 0
    assert index.search(SearchQuery(text="mang kho")).cards[0].price == 185_000

    get_model("partner", "StockRecord").objects.filter(product=product).update(price=to_decimal(190_000))
    product.is_public = False
    product.save(update_fields=["is_public"])
    with django_capture_on_commit_callbacks(execute=True):
        enqueue([product.pk])
    assert index.count() == 0
