"""A card as the index keeps it, and as it is drawn: in the language, on the day and for the price that is asked."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from catalog.facts.packs import WEIGHT_VARIES, pack_name
from catalog.facts.unit_prices import unit_price
from catalog.search.document import Document
from catalog.search.query import Card, SearchQuery
from catalog.search.understanding.meaning import FilterName, Found
from shop.core.formats import is_vietnamese


def stored_card(document: Document) -> dict[str, Any]:
    """JSON for the index. Days are ordinals; sizes are [price, stock, weight], the one shown first."""
    stars, seller = document.stars, document.seller
    card = {
        "key": document.key,
        "slug": document.slug,
        "title": document.title,
        "title_en": document.title_en,
        "sizes": [[size.price, size.stock, size.net_weight] for size in document.sizes],
        "unit": document.unit,
        "by_weight": document.by_weight,
        "by_volume": document.by_volume,
        "stars": [stars.count, stars.since.toordinal(), stars.until.toordinal()] if stars else None,
        "seller": [seller.slug, seller.name] if seller else ["", ""],
        "vouched_until": seller.vouched_until.toordinal() if seller and seller.vouched_until else 0,
        "season": list(document.season),
        "answers": document.answers,
        "turn": list(document.turn),
        "picture": document.picture,
        "commune": document.commune.name if document.commune else "",
        "province": document.province.name if document.province else "",
        "category": document.categories[-1].slug if document.categories else "",
    }
    return card | {"print": _print(document, card)}


def _print(document: Document, card: dict[str, Any]) -> str:
    """Differs where anything differs that is kept or searched, so that an index can be compared with the database.

    Except how often the seller answers: that moves by the hour and is brought along when the product changes.
    """
    searched = [
        *(document.text, document.text_en, document.former_province, *document.tags),
        *(f"{each.slug} {each.name} {each.name_en}" for each in document.categories),
        *(f"{each.slug} {each.kind}" for each in (document.commune, document.province) if each),
        *(size.label for size in document.sizes),
        str(document.since.timestamp() if document.since else 0),
        str(document.told),
    ]
    kept = {name: value for name, value in card.items() if name != "answers"}
    return hashlib.blake2b("\n".join([repr(kept), *searched]).encode(), digest_size=8).hexdigest()


def card_from(stored: dict[str, Any], query: SearchQuery, day: date, found: Sequence[Found] = ()) -> Card:
    """Shows the first size that fits the question's price, so that nothing dearer stands under "up to 100.000 ₫".

    `found` are filters read out of the words; they choose among those sizes where one fits.
    """
    sizes = [size for size in stored["sizes"] if query.fits_price(size[0])] or stored["sizes"]
    price, _stock, weight = next((size for size in sizes if _fits(size, found)), sizes[0])
    stock = sum(size[1] for size in stored["sizes"])
    weighed = weight if stored["by_weight"] else None
    per_unit, per = unit_price(price, weighed, by_volume=stored["by_volume"])
    return Card(
        id=stored["slug"],
        title=_title(stored),
        url=reverse("catalogue:detail", kwargs={"product_slug": stored["slug"]}),
        price=price,
        pack=pack_name(stored["unit"], weighed, by_volume=stored["by_volume"]),
        unit_price_dong=per_unit,
        unit_price_per=per,
        approx=stored["unit"] in WEIGHT_VARIES,
        stars=_stars_on(stored["stars"], day),
        seller_slug=stored["seller"][0],
        seller_name=stored["seller"][1],
        vouched=stored["vouched_until"] >= day.toordinal(),
        stock=stock,
        sold_out=stock == 0,
        in_season=day.month in stored["season"],
        picture=stored["picture"],
        commune=stored["commune"],
        province=stored["province"],
        category=stored["category"],
    )


def _fits(size: list[int | None], found: Sequence[Found]) -> bool:
    asked = {FilterName.PRICE: size[0], FilterName.WEIGHT: size[2]}
    return all(_within(asked[each.name], each) for each in found if each.name in asked)


def _within(number: int | None, found: Found) -> bool:
    if number is None:
        return False
    return (found.low is None or number >= found.low) and (found.high is None or number <= found.high)


def _title(stored: dict[str, Any]) -> str:
    return str(stored["title"] if is_vietnamese() else stored["title_en"] or stored["title"])


def _stars_on(stars: list[int] | None, day: date) -> int | None:
    """Stars are shown only while the certificate holds, whatever day the index was written."""
    if not stars:
        return None
    count, since, until = stars
    return count if since <= day.toordinal() <= until else None
