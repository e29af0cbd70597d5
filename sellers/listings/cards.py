"""A listing as buyers will see it in a list, before it is in the index; and as a row of her own page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from catalog.facts.packs import WEIGHT_VARIES, pack_name
from catalog.facts.unit_prices import unit_price
from catalog.selectors import free_stock
from sellers.listings.models import Listing
from shop.core.money import to_dong


@dataclass(frozen=True)
class Row:
    listing: Listing
    title: str
    picture: str
    price: int
    price_from: bool
    left: int


def row_of(listing: Listing) -> Row:
    """Needs the listing as `listings_of_shop` reads it; no query."""
    product = listing.product
    records = records_at_hand(product)
    prices = [to_dong(record.price) for record in records if record.price]
    pictures = list(product.images.all())
    return Row(
        listing=listing,
        title=product.title,
        picture=pictures[0].original.name if pictures else "",
        price=min(prices, default=0),
        price_from=len(set(prices)) > 1,
        left=sum(free_stock(record) for record in records),
    )


def card_of(listing: Listing) -> dict[str, Any]:
    """Shape of components/card.html. Stars are not hers to show: they come from a certificate, by the index."""
    row = row_of(listing)
    facts = listing.product.facts
    per_unit, per = unit_price(row.price, facts.net_weight, by_volume=facts.by_volume)
    return {
        "title": row.title or _("Not named yet"),
        "url": "#",
        "price": row.price or None,
        "price_from": row.price_from,
        "pack": pack_name(facts.unit, facts.net_weight, by_volume=facts.by_volume),
        "unit_price_dong": per_unit,
        "unit_price_per": per,
        "approx": facts.unit in WEIGHT_VARIES,
        "seller_name": listing.shop.name,
        "sold_out": row.left == 0,
        "picture": row.picture,
    }


def records_at_hand(product: Any) -> list[Any]:
    """Its stock record, or those of its sizes. Needs both prefetched; no query."""
    own = list(product.stockrecords.all())
    return own + [record for child in product.children.all() for record in child.stockrecords.all()]
