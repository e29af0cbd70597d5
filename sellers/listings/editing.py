"""Filling in a listing, screen by screen. Each screen saves at once; what is on sale is indexed anew."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from catalog.facts.models import ProductFacts
from catalog.origins.models import Origin
from sellers.listings.errors import PriceChanged, PriceNotPositive, PriceTooHigh
from sellers.listings.models import Listing
from sellers.listings.prices import HIGHEST
from sellers.listings.services import index, require_keeper
from sellers.listings.weights import Weight
from sellers.stock.services import set_available
from shop.core import audit, clock
from shop.core.money import to_decimal, to_dong
from shop.core.text import clean, slug


@dataclass(frozen=True)
class Naming:
    title: str
    category_id: int
    commune_code: str
    unit: str


@dataclass(frozen=True)
class Label:
    """What the label says besides name and price. `weight` and `shelf_life_days` None: not said."""

    weight: Weight | None
    shelf_life_days: int | None
    storage: str
    ingredients: str
    season_months: tuple[int, ...]


@transaction.atomic
def name_listing(listing: Listing, naming: Naming, *, by: Any) -> None:
    """Name, group, place, and what it is sold by. Its address follows the name until it is first on sale.

    Raises NotHerShop.
    """
    require_keeper(listing.shop, by)
    product = listing.product
    product.title = clean(naming.title)
    if not listing.publications.exists():
        product.slug = _free_slug(product)
    product.save(update_fields=["title", "slug", "date_updated"])
    get_model("catalogue", "ProductCategory").objects.filter(product=product).exclude(
        category_id=naming.category_id
    ).delete()
    get_model("catalogue", "ProductCategory").objects.get_or_create(product=product, category_id=naming.category_id)
    Origin.objects.update_or_create(product=product, defaults={"commune_id": naming.commune_code})
    ProductFacts.objects.filter(product=product).update(unit=naming.unit)
    _changed(listing, "name_listing", by, title=product.title, category=naming.category_id)


@transaction.atomic
def set_price(listing: Listing, record: Any, *, price: int, was: int, by: Any) -> None:
    """What the buyer pays for one, in đồng. `was` is the price she saw (0: none yet); the update holds her to it.

    Raises NotHerShop, PriceNotPositive, PriceTooHigh, PriceChanged.
    """
    require_keeper(listing.shop, by)
    if price <= 0:
        raise PriceNotPositive
    if price > HIGHEST:
        raise PriceTooHigh(HIGHEST)
    seen = to_decimal(was) if was else None
    records = get_model("partner", "StockRecord").objects.filter(pk=record.pk, partner_id=listing.shop.partner_id)
    if not records.filter(price=seen).update(price=to_decimal(price), date_updated=clock.now()):
        raise PriceChanged(to_dong(records.get().price))
    _changed(listing, "set_price", by, record=record.pk, price=price, was=was)


@transaction.atomic
def set_count(listing: Listing, record: Any, *, count: int, was: int, by: Any) -> None:
    """How many she can sell besides those ordered. Raises NotHerShop, CountChanged."""
    require_keeper(listing.shop, by)
    set_available(record, count=count, was=was, by=by)


@transaction.atomic
def label_listing(listing: Listing, label: Label, *, by: Any) -> None:
    """Raises NotHerShop."""
    require_keeper(listing.shop, by)
    facts = {
        "shelf_life_days": label.shelf_life_days,
        "storage": label.storage,
        "ingredients": label.ingredients,
        "season_months": sorted(label.season_months),
    }
    if label.weight:
        facts |= {"net_weight": label.weight.amount, "by_volume": label.weight.by_volume}
    else:
        facts |= {"net_weight": None}
    ProductFacts.objects.filter(product=listing.product).update(**facts)
    _changed(listing, "label_listing", by)


@transaction.atomic
def describe_listing(listing: Listing, *, text: str, by: Any) -> None:
    """Her own words about it, plain text. Raises NotHerShop."""
    require_keeper(listing.shop, by)
    get_model("catalogue", "Product").objects.filter(pk=listing.product_id).update(
        description=text, date_updated=clock.now()
    )
    ProductFacts.objects.filter(product_id=listing.product_id).update(summary_vi=_first_sentence(text))
    _changed(listing, "describe_listing", by)


def _changed(listing: Listing, verb: str, by: Any, **details: Any) -> None:
    audit.record(verb, listing, by=by, **details)
    index(listing)


def _free_slug(product: Any) -> str:
    wished = slug(product.title)[:200] or product.slug
    taken = get_model("catalogue", "Product").objects.filter(slug=wished).exclude(pk=product.pk).exists()
    return f"{wished}-{product.pk}" if taken else wished


def _first_sentence(text: str) -> str:
    return text.strip().split("\n")[0].split(". ")[0][:200]
