"""What a listing lacks before it may be sold, each lack with its sentence and the screen that mends it."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from catalog.selectors import free_stock
from sellers.listings.models import Listing
from sellers.shops.selectors import attestations_of_shop, pauses_now
from shop.core.money import to_dong

# Groups of QĐ 148 that are eaten, drunk or taken: their labels name storage and use-by (FIELD 1.2, 3).
EATEN_GROUPS = ("thuc-pham", "do-uong", "duoc-lieu-va-san-pham-tu-duoc-lieu")


class Lack(models.TextChoices):
    NOT_VOUCHED = "not_vouched", _("Your branch has not vouched for your shop yet.")
    SHOP_CLOSED = "shop_closed", _("Your shop has not been opened yet.")
    SHOP_PAUSED = "shop_paused", _("Your shop is paused.")
    NO_PICTURE = "no_picture", _("A picture.")
    NO_NAME = "no_name", _("A name.")
    NO_CATEGORY = "no_category", _("A group.")
    NO_ORIGIN = "no_origin", _("The place where it is made.")
    NO_UNIT = "no_unit", _("What it is sold by: bag, box, bottle…")
    NO_PRICE = "no_price", _("A price.")
    NO_STOCK = "no_stock", _("How many there are to sell.")
    NO_WEIGHT = "no_weight", _("The net weight or volume.")
    NO_USE_BY = "no_use_by", _("How many days it keeps.")
    NO_STORAGE = "no_storage", _("How to store it.")

    @property
    def screen(self) -> str:
        """Name of the screen where she mends it; empty where it is not hers to mend."""
        return _SCREENS.get(self, "")


_SCREENS = {
    Lack.NO_PICTURE: "pictures",
    Lack.NO_NAME: "name",
    Lack.NO_CATEGORY: "name",
    Lack.NO_ORIGIN: "name",
    Lack.NO_UNIT: "name",
    Lack.NO_PRICE: "price",
    Lack.NO_STOCK: "details",
    Lack.NO_WEIGHT: "details",
    Lack.NO_USE_BY: "details",
    Lack.NO_STORAGE: "details",
}


def lacks_of(listing: Listing, day: date) -> list[Lack]:
    """All that is missing on `day`, the shop's own matters first. About nine queries."""
    return [*_lacks_of_shop(listing.shop, day), *_lacks_of_goods(listing.product)]


def _lacks_of_shop(shop: Any, day: date) -> list[Lack]:
    lacks = []
    if not attestations_of_shop(shop, day).exists():
        lacks.append(Lack.NOT_VOUCHED)
    elif shop.opened_at is None:
        lacks.append(Lack.SHOP_CLOSED)
    if pauses_now().filter(shop=shop).exists():
        lacks.append(Lack.SHOP_PAUSED)
    return lacks


def _lacks_of_goods(product: Any) -> list[Lack]:
    records = list(records_of(product))
    category = product.categories.first()
    present = {
        Lack.NO_PICTURE: product.images.exists(),
        Lack.NO_NAME: bool(product.title),
        Lack.NO_CATEGORY: category is not None,
        Lack.NO_ORIGIN: hasattr(product, "origin"),
        Lack.NO_UNIT: bool(product.facts.unit),
        Lack.NO_PRICE: bool(records) and all(to_dong(record.price) > 0 for record in records),
        Lack.NO_STOCK: any(free_stock(record) for record in records),
        **_label(product, is_eaten(category)),
    }
    return [lack for lack, there in present.items() if not there]


def _label(product: Any, eaten: bool) -> dict[Lack, bool]:
    if not eaten:
        return {}
    facts = product.facts
    return {
        Lack.NO_WEIGHT: bool(facts.net_weight),
        Lack.NO_USE_BY: bool(facts.shelf_life_days),
        Lack.NO_STORAGE: bool(facts.storage),
    }


def is_eaten(category: Any) -> bool:
    """By the group at the root of its category."""
    if category is None:
        return False
    root = category if category.depth == 1 else category.get_root()
    return root.slug in EATEN_GROUPS


def records_of(product: Any) -> Any:
    """Its stock record, or those of its sizes, in the order they were written."""
    return (
        get_model("partner", "StockRecord")
        .objects.filter(models.Q(product=product) | models.Q(product__parent=product))
        .select_related("product__facts")
        .order_by("product_id", "pk")
    )
