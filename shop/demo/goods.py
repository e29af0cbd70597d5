"""The 246 products with their sizes, stock, labels, origins, certificates and pictures."""

from typing import Any

from oscar.core.loading import get_model

from catalog.certificates.models import Certificate
from catalog.facts.models import ProductFacts
from catalog.origins.models import Origin
from sellers.models import Listing, Publication, Shop
from shop.core import clock
from shop.core.money import to_decimal
from shop.core.text import slug
from shop.demo import source
from shop.demo.labels import facts_of, size_facts_of

SERVICES = "community-tourism"


def load_goods(shops: dict[str, Shop], categories: dict[tuple, Any]) -> dict[str, Any]:
    """Public products by slug; each goes on sale today."""
    rows = source.read("catalogue.json")["products"]
    products = _load_products(rows)
    _load_sizes(rows, products, shops)
    get_model("catalogue", "ProductCategory").objects.bulk_create(
        get_model("catalogue", "ProductCategory")(
            product=products[row["id"]], category=categories[tuple(row["category_path"])]
        )
        for row in rows
    )
    get_model("catalogue", "ProductImage").objects.bulk_create(
        get_model("catalogue", "ProductImage")(
            product=products[row["id"]], original=f"products/{row['id']}.webp", display_order=0
        )
        for row in rows
    )
    Origin.objects.bulk_create(
        Origin(
            product=products[row["id"]],
            commune_id=row["commune_code"],
            former_province=row["former_province"] or "",
        )
        for row in rows
    )
    Certificate.objects.bulk_create(_certificate(row, products, shops) for row in rows if row["ocop"]["stars"])
    _put_on_sale(rows, products, shops)
    return products


def _load_products(rows: list[dict]) -> dict[str, Any]:
    Product = get_model("catalogue", "Product")
    classes = {row.slug: row for row in get_model("catalogue", "ProductClass").objects.all()}
    Product.objects.bulk_create(
        Product(
            slug=row["id"],
            upc=row["sku"],
            title=row["title_vi"],
            description=row["description_vi"],
            structure=Product.PARENT if row["variants"] else Product.STANDALONE,
            product_class=classes["dich-vu" if row["group"] == SERVICES else "hang-hoa"],
            is_public=True,
        )
        for row in rows
    )
    products = {product.slug: product for product in Product.objects.filter(parent=None)}
    ProductFacts.objects.bulk_create(facts_of(products[row["id"]], row) for row in rows)
    return products


def _load_sizes(rows: list[dict], products: dict[str, Any], shops: dict[str, Shop]) -> None:
    """Sizes are child products; each sellable product, child or standalone, has one stock record."""
    Product = get_model("catalogue", "Product")
    sizes = [(row, size) for row in rows for size in row["variants"]]
    Product.objects.bulk_create(
        Product(
            slug=slug(size["sku"]),
            upc=size["sku"],
            structure=Product.CHILD,
            parent=products[row["id"]],
            is_public=True,
        )
        for row, size in sizes
    )
    children = {child.upc: child for child in Product.objects.exclude(parent=None)}
    ProductFacts.objects.bulk_create(size_facts_of(children[size["sku"]], row, size) for row, size in sizes)
    sellable = [(children[size["sku"]], row, size) for row, size in sizes]
    sellable += [(products[row["id"]], row, row) for row in rows if not row["variants"]]
    StockRecord = get_model("partner", "StockRecord")
    StockRecord.objects.bulk_create(
        StockRecord(
            product=product,
            partner_id=shops[row["seller_id"]].partner_id,
            partner_sku=size["sku"],
            price=to_decimal(size["price_vnd"]),
            num_in_stock=size["stock"],
            num_allocated=0,
        )
        for product, row, size in sellable
    )


def _certificate(row: dict, products: dict[str, Any], shops: dict[str, Shop]) -> Certificate:
    ocop = row["ocop"]
    return Certificate(
        product=products[row["id"]],
        number=slug(f"{ocop['decision_no']}-{row['sku']}"),
        decision_no=ocop["decision_no"],
        stars=ocop["stars"],
        issued_on=ocop["issued"],
        expires_on=ocop["expires"],
        issuer="UBND " + ("thành phố " if row["province"] in ("Huế", "Quảng Ninh") else "tỉnh ") + row["province"],
        product_name=row["title_vi"],
        holder_name=shops[row["seller_id"]].name,
        demonstration=True,
    )


def _put_on_sale(rows: list[dict], products: dict[str, Any], shops: dict[str, Shop]) -> None:
    now = clock.now()
    Listing.objects.bulk_create(
        Listing(product=products[row["id"]], shop=shops[row["seller_id"]], drafted_at=now) for row in rows
    )
    Publication.objects.bulk_create(Publication(listing=listing, since=now) for listing in Listing.objects.all())
