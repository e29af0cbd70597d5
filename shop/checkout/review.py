"""What the buyer has before her eyes when she presses the button: goods, prices, sum, and what the law wants told."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.labels import keeps, place_of
from shop.basket.contents import Contents, Item
from shop.basket.parcels import Parcel
from shop.payment.methods.base import Bill

_SEEN = re.compile(r"(\d{1,12}):(\d{1,12})(?: |$)")


@dataclass(frozen=True)
class Dearer:
    """A line whose price in đồng rose since she saw it."""

    title: str
    seen: int
    now: int


def fingerprint(contents: Contents) -> str:
    """Names what lies in the basket, so that goods added in another tab are noticed."""
    return hashlib.sha256(json.dumps(contents.as_confirmed()).encode()).hexdigest()[:32]


def prices_shown(contents: Contents) -> str:
    """`12:96000 14:185000`: each product with the price beside it, as the page carries it."""
    return " ".join(f"{item.product_id}:{item.price}" for item in contents.items)


def dearer_than_seen(contents: Contents, seen_prices: str) -> list[Dearer]:
    """Lines that cost more than the page showed. A page that carried no prices is judged by its sum alone."""
    seen = {int(product): int(price) for product, price in _SEEN.findall(seen_prices)}
    return [
        Dearer(item.name_with_size, seen[item.product_id], item.price)
        for item in contents.items
        if item.price > seen.get(item.product_id, item.price)
    ]


def bill_of(total: int, parcels: Sequence[Parcel], *, person: Any, phone: str = "", address_key: str = "") -> Bill:
    fresh = [parcel for parcel in parcels if any(item.perishable for item in parcel.group.counted)]
    return Bill(
        total=total,
        shops=[parcel.group.shop for parcel in parcels],
        person=person,
        phone=phone,
        address_key=address_key,
        chilled=sum(parcel.total for parcel in fresh),
    )


def labels_of(items: Sequence[Item]) -> dict[int, list[str]]:
    """Origin, life and storage of each product, by its number: what must be told before an order (FIELD 3). One query.

    Its whole label stands on its page.
    """
    wanted = get_model("catalogue", "Product").objects.filter(pk__in=[item.product_id for item in items])
    joined = [f"{owner}{part}" for owner in ("", "parent__") for part in ("facts", "origin__commune__province")]
    return {product.pk: _told(product) for product in wanted.select_related(*joined)}


def _told(product: Any) -> list[str]:
    public = product.parent or product
    facts = getattr(public, "facts", None)
    origin, life = place_of(public), keeps(facts.shelf_life_days if facts else None)
    told = [
        _("Made in %(place)s") % {"place": origin} if origin else "",
        _("Use by: %(life)s") % {"life": life} if life else "",
    ]
    return [each for each in told if each]
