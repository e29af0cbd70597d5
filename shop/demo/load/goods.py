"""Synthetic goods: eight bulk inserts a batch, all on sale."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from catalog.certificates.models import Certificate
from catalog.facts.models import ProductFacts
from catalog.origins.models import Origin
from catalog.places.models import Commune
from sellers.models import Listing, Publication, Shop
from shop.core import clock
from shop.core.money import to_decimal
from shop.core.text import slug
from shop.demo.load import words
from shop.demo.load.shops import shops_for
from shop.demo.load.words import Pattern

PREFIX = "tai-"
UPC = "TAI"
A_BATCH = 2_000
Draw = tuple[int, Pattern, Shop, Commune, str]


def synthetic() -> Any:
    """All goods made here."""
    return get_model("catalogue", "Product").objects.filter(upc__startswith=UPC)


def make_goods(products: int) -> int:
    """So many synthetic goods in all; what is there counts. Returns how many were made."""
    communes = list(Commune.objects.select_related("province").order_by("code"))
    there = synthetic().count()
    shops = shops_for(products, communes)
    for start in range(there, products, A_BATCH):
        _write(list(_draws(range(start, min(start + A_BATCH, products)), shops, communes)))
    return max(0, products - there)


def _draws(numbers: range, shops: list[Shop], communes: list[Commune]) -> Iterator[Draw]:
    patterns = words.patterns()
    for number in numbers:
        lot = random.Random(number)
        pattern, commune = lot.choice(patterns), lot.choice(communes)
        yield number, pattern, shops[number % len(shops)], commune, words.title(pattern, commune.name, lot)


@transaction.atomic
def _write(draws: list[Draw]) -> None:
    Product = get_model("catalogue", "Product")
    kind = get_model("catalogue", "ProductClass").objects.get(slug="hang-hoa")
    patterns = words.patterns()
    Product.objects.bulk_create(
        Product(
            slug=f"{PREFIX}{number}-{slug(title)}"[:255],
            upc=f"{UPC}{number:07d}",
            title=title,
            description=words.description(pattern, patterns, random.Random(number)),
            product_class=kind,
            is_public=True,
        )
        for number, pattern, _shop, _commune, title in draws
    )
    keys = dict(synthetic().filter(upc__gte=f"{UPC}{draws[0][0]:07d}").values_list("upc", "pk"))
    rows = [(keys[f"{UPC}{draw[0]:07d}"], *draw) for draw in draws]
    _write_facts(rows)
    _write_places(rows)
    _put_on_sale(rows)


def _write_facts(rows: list[tuple]) -> None:
    ProductFacts.objects.bulk_create(_facts(pk, pattern.row) for pk, _n, pattern, *_rest in rows)
    now = clock.today()
    Certificate.objects.bulk_create(
        Certificate(
            product_id=pk,
            number=f"{PREFIX}{number}",
            decision_no=f"TAI-{number}/QĐ-UBND",
            stars=random.Random(number).choice((3, 3, 3, 4, 4, 5)),
            issued_on=now - timedelta(days=400),
            expires_on=now + timedelta(days=number % 900 - 100),
            product_name=title,
            holder_name=shop.name,
            demonstration=True,
        )
        for pk, number, _pattern, shop, _commune, title in rows
        if number % 5 < 2
    )


def _facts(pk: int, row: dict) -> ProductFacts:
    return ProductFacts(
        product_id=pk,
        title_en=row["title_en"],
        summary_vi=row["summary_vi"],
        summary_en=row["description_en"],
        unit=row["unit"],
        net_weight=row["net_weight_g"],
        season_months=row["season_months"] or [],
        perishable=row["perishable"],
        shelf_life_days=row["shelf_life_days"],
        tags=row["tags"],
    )


def _write_places(rows: list[tuple]) -> None:
    Origin.objects.bulk_create(Origin(product_id=pk, commune=commune) for pk, _n, _p, _shop, commune, _title in rows)
    Filed = get_model("catalogue", "ProductCategory")
    leaves = dict(get_model("catalogue", "Category").objects.values_list("name", "pk"))
    Filed.objects.bulk_create(
        Filed(product_id=pk, category_id=leaves[pattern.row["category_path"][-1]]) for pk, _n, pattern, *_rest in rows
    )
    Picture = get_model("catalogue", "ProductImage")
    Picture.objects.bulk_create(
        Picture(product_id=pk, original=f"products/{pattern.row['id']}.webp", display_order=0)
        for pk, _n, pattern, *_rest in rows
    )


def _put_on_sale(rows: list[tuple]) -> None:
    now = clock.now()
    StockRecord = get_model("partner", "StockRecord")
    StockRecord.objects.bulk_create(
        StockRecord(
            product_id=pk,
            partner_id=shop.partner_id,
            partner_sku=f"{UPC}{number:07d}",
            price=to_decimal(words.price(pattern, lot := random.Random(number))),
            num_in_stock=words.stock(lot),
            num_allocated=0,
        )
        for pk, number, pattern, shop, *_rest in rows
    )
    listings = Listing.objects.bulk_create(
        Listing(product_id=pk, shop=shop, drafted_at=now) for pk, _n, _pattern, shop, *_rest in rows
    )
    Publication.objects.bulk_create(Publication(listing=listing, since=now) for listing in listings)
