"""A product and its sizes, read for its page: prices and stock always from the database (DESIGN, rule 1)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from oscar.core.loading import get_model

from catalog.facts.packs import measure, pack_name
from catalog.facts.unit_prices import UnitOfPrice, unit_price
from shop.core.money import to_dong

MOST_AT_ONCE = 500  # as in OSCAR_MAX_BASKET_QUANTITY_THRESHOLD


@dataclass(frozen=True)
class PageSize:
    """One size on the product's page. Price in đồng, stock in pieces free to buy."""

    sku: str
    label: str
    price: int
    stock: int
    net_weight: int | None
    unit_price_dong: int | None
    unit_price_per: UnitOfPrice | None
    pack: str
    chosen: bool = False

    @property
    def max_quantity(self) -> int:
        return min(self.stock, MOST_AT_ONCE)


def public_product(slug: str) -> Any | None:
    """The product of an address, with label, place and `category_key`; None if it is not public. One query."""
    Product = get_model("catalogue", "Product")
    filed = get_model("catalogue", "ProductCategory").objects.filter(product=OuterRef("pk")).order_by("pk")
    return (
        Product.objects.filter(slug=slug, is_public=True)
        .exclude(structure=Product.CHILD)
        .select_related("facts", "origin__commune__province", "product_class")
        .annotate(category_key=Subquery(filed.values("category_id")[:1]))
        .order_by("pk")
        .first()
    )


def sizes_of(product: Any, *, by_weight: bool, chosen_sku: str = "") -> list[PageSize]:
    """In order of weight, exactly one chosen: as asked, else the product's own, else the first in stock. One query."""
    records = stock_records_of([product.pk])
    own = getattr(getattr(product, "facts", None), "net_weight", None)
    sizes = sorted((_size(record, by_weight=by_weight) for record in records), key=lambda size: size.net_weight or 0)
    if not sizes:
        return []
    best = min(sizes, key=lambda size: (size.sku != chosen_sku, size.stock == 0, size.net_weight != own))
    return [replace(size, chosen=size is best) for size in sizes]


def stock_records_of(product_ids: Iterable[int]) -> Any:
    """Prices and counts of these public products and their sizes, each with `product.facts`. One query."""
    ids = list(product_ids)
    return (
        get_model("partner", "StockRecord")
        .objects.filter(Q(product_id__in=ids) | Q(product__parent_id__in=ids, product__is_public=True))
        .select_related("product__facts")
        .order_by("product_id", "pk")
    )


def size_rows_of(product_ids: Collection[int]) -> Iterator[tuple[int, int, int, str, int | None]]:
    """The same as values, for many: public product, price in đồng, free pieces, size label, weight. One query."""
    rows = (
        get_model("partner", "StockRecord")
        .objects.filter(Q(product_id__in=product_ids) | Q(product__parent_id__in=product_ids, product__is_public=True))
        .order_by("product_id", "pk")
        .values_list(
            "product_id",
            "product__parent_id",
            "price",
            "num_in_stock",
            "num_allocated",
            "product__facts__size_label",
            "product__facts__net_weight",
        )
    )
    for pk, parent, price, there, held, label, weight in rows.iterator(chunk_size=2_000):
        yield parent or pk, to_dong(price), max(0, (there or 0) - (held or 0)), label or "", weight


def free_stock(record: Any) -> int:
    """Pieces that nobody has a hold on."""
    return max(0, (record.num_in_stock or 0) - (record.num_allocated or 0))


def pictures_of(product: Any) -> list[tuple[str, str]]:
    """Paths under media with their alternative texts, the main one first. One query."""
    rows = (
        get_model("catalogue", "ProductImage")
        .objects.filter(product=product)
        .order_by("display_order", "pk")
        .values_list("original", "caption")
    )
    return [(path, caption or product.title) for path, caption in rows]


def first_pictures(product_ids: Iterable[int]) -> dict[int, str]:
    """The main picture of each of these public products that has one, as a path under media. One query."""
    rows = (
        get_model("catalogue", "ProductImage")
        .objects.filter(product_id__in=set(product_ids))
        .order_by("-display_order", "-pk")  # the last one written into the dictionary stays
        .values_list("product_id", "original")
    )
    return dict(rows)


def _size(record: Any, *, by_weight: bool) -> PageSize:
    facts = getattr(record.product, "facts", None)
    weight, by_volume = (facts.net_weight, facts.by_volume) if facts else (None, False)
    price = to_dong(record.price)
    each, per = unit_price(price, weight if by_weight else None, by_volume=by_volume)
    return PageSize(
        sku=record.product.upc or "",
        label=measure(weight, by_volume=by_volume) or (facts.size_label if facts else ""),
        price=price,
        stock=free_stock(record),
        net_weight=weight,
        unit_price_dong=each,
        unit_price_per=per,
        pack=pack_name(facts.unit, weight if by_weight else None, by_volume=by_volume) if facts else "",
    )
