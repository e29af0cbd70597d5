"""Reading a basket: five queries, however many lines; more only where offers or vouchers take something off.

Oscar prices line by line and asks the database for each (BASELINE 4): its basket is not used, its applicator is.
"""

import math
from dataclasses import replace
from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from catalog.facts.packs import pack_name, unit_name
from catalog.facts.sending import class_of
from catalog.selectors import first_pictures, free_stock
from sellers.listings.models import Publication
from sellers.listings.selectors import buyable
from sellers.shops.selectors import shop_of
from shop.basket.contents import Contents, Item, grouped
from shop.core import clock
from shop.core.formats import is_vietnamese
from shop.core.money import to_dong
from shop.core.text import whole_number
from shop.offers.applying import PricedLine
from shop.offers.discounts import Reckoned
from shop.offers.selectors import reckon
from shop.shipping.loads import Goods


def contents_of(basket: Any, *, pictured: bool = True, phone: str = "") -> Contents:
    """What lies in `basket`, at today's prices, stock and offers. An unsaved basket is empty and costs nothing.

    Without pictures it is a query less. `phone` (E.164) tells which vouchers a guest has used.
    """
    if basket.pk is None:
        return Contents()
    lines = list(_lines(basket))
    if not lines:
        return Contents()
    reasons = buyable((line.product_id for line in lines), clock.today())
    pictures = first_pictures({line.product.parent_id or line.product_id for line in lines}) if pictured else {}
    items = [_item(line, reasons[line.product_id], pictures) for line in lines]
    shops = shop_of({item.partner_id for item in items})
    priced = [
        PricedLine(line, item.price, shops[item.partner_id].pk)
        for line, item in zip(lines, items, strict=True)
        if item.counts and item.partner_id in shops
    ]
    reckoned = reckon(basket, priced, phone=phone)
    return grouped([_discounted(item, reckoned) for item in items], shops, reckoned)


def line_count(basket: Any) -> int:
    """Different items in the basket: the figure beside its sign."""
    return basket.lines.count() if basket.pk else 0


def stock_record_of(*, product: str = "", sku: str = "") -> Any | None:
    """The stock record of a sellable product (standalone or a size), by the product's number or its SKU.

    What was never on sale is not known here: a counted number must not tell the name of somebody's draft.
    """
    owner = Coalesce(OuterRef("product__parent_id"), OuterRef("product_id"))
    records = (
        get_model("partner", "StockRecord")
        .objects.filter(Exists(Publication.objects.filter(listing__product_id=owner)))
        .select_related("product__parent")
    )
    if sku:
        return records.filter(product__upc=sku).first()
    return records.filter(product_id=whole_number(product)).first()


def product_with_sizes(*, product: str = "", sku: str = "") -> Any | None:
    """The product itself where somebody asked for it without naming one of its sizes."""
    found = get_model("catalogue", "Product").objects.filter(structure="parent", is_public=True)
    if sku:
        return found.filter(upc=sku).first()
    return found.filter(pk=whole_number(product)).first()


def _lines(basket: Any) -> Any:
    return basket.lines.select_related(
        "stockrecord",
        "product__facts",
        "product__product_class",
        "product__parent__facts",
        "product__parent__product_class",
    ).order_by("pk")


def _item(line: Any, reason: Any, pictures: dict[int, str]) -> Item:
    product, record = line.product, line.stockrecord
    public = product.parent or product
    facts = getattr(product, "facts", None) or getattr(public, "facts", None)
    public_facts = getattr(public, "facts", None)
    return Item(
        line_id=line.pk,
        product_id=product.pk,
        stock_record_id=record.pk,
        partner_id=record.partner_id,
        partner_sku=record.partner_sku,
        upc=product.upc or "",
        title=title_of(public, public_facts),
        size=facts.size_label if product.parent_id and facts else "",
        pack=pack_of(facts, public_facts),
        slug=public.slug,
        picture=pictures.get(public.pk, ""),
        quantity=line.quantity,
        price=to_dong(record.price),
        price_seen=to_dong(line.price_incl_tax) if line.price_incl_tax is not None else to_dong(record.price),
        left=free_stock(record),
        reason=reason,
        grams=facts.net_weight if facts else None,
        perishable=bool(public_facts and public_facts.perishable),
        keeps_days=public_facts.shelf_life_days if public_facts else None,
        travels=public.product_class.requires_shipping,
        track_stock=public.product_class.track_stock,
        handling=class_of(public_facts),
        cubic_cm=_cubic_cm(facts),
    )


def goods_of(product: Any, quantity: int) -> Goods:
    """What a fee depends on, of a product that was read with its facts, class and parent."""
    public = product.parent or product
    facts = getattr(product, "facts", None) or getattr(public, "facts", None)
    public_facts = getattr(public, "facts", None)
    return Goods(
        grams=facts.net_weight if facts else None,
        quantity=quantity,
        perishable=bool(public_facts and public_facts.perishable),
        keeps_days=public_facts.shelf_life_days if public_facts else None,
        travels=public.product_class.requires_shipping,
        handling=class_of(public_facts),
        cubic_cm=_cubic_cm(facts),
    )


def _discounted(item: Item, reckoned: Reckoned) -> Item:
    off = reckoned.of_line(item.line_id)
    return replace(item, discount=off, market_discount=reckoned.of_line_by_market(item.line_id)) if off else item


def _cubic_cm(facts: Any | None) -> int:
    sides = (facts.length_cm, facts.width_cm, facts.height_cm) if facts else ()
    return math.prod(sides) if sides and all(sides) else 0


def title_of(public: Any, facts: Any | None) -> str:
    return facts.title_en if not is_vietnamese() and facts and facts.title_en else public.title


def pack_of(facts: Any | None, public_facts: Any | None = None) -> str:
    """`túi 500 g`: how a piece is sold. A size without a weight goes by its own name."""
    if facts is None:
        return ""
    unit = facts.unit or (public_facts.unit if public_facts else "")
    if facts.net_weight or not facts.size_label:
        return pack_name(unit, facts.net_weight, by_volume=facts.by_volume)
    return f"{unit_name(unit)} {facts.size_label}".strip()
