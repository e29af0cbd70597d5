"""All that a product's page says, in the shape that catalog/product.html documents. Eight SQL queries at most."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.categories import Tree, category_tree
from catalog.certificates.models import Certificate
from catalog.certificates.selectors import latest_certificate
from catalog.facts.packs import WEIGHT_VARIES, counted
from catalog.labels import facts_table, place_of
from catalog.makers import Maker, maker_of, payments_of
from catalog.selectors import PageSize, pictures_of, sizes_of
from catalog.stories import stories_of
from shop.core.formats import is_vietnamese


def product_page(product: Any, day: date, *, sku: str = "") -> dict[str, Any]:
    """`product` as catalog.selectors.public_product gives it; `sku` is the size asked for."""
    tree = category_tree()
    line = _line(tree, product)
    sizes = sizes_of(product, by_weight=bool(line and line[0].by_weight), chosen_sku=sku)
    certificate = latest_certificate(product.pk, day)
    maker = maker_of(product.pk, day)
    facts = getattr(product, "facts", None)
    return {
        **_words(product, facts),
        **_price_and_stock(sizes, facts, maker),
        **_stars(certificate, day),
        "slug": product.slug,
        "url": product.get_absolute_url(),
        "crumbs": [(_("Products"), reverse("catalogue:index")), *((node.label, node.url) for node in line)],
        "pictures": pictures_of(product),
        "facts": facts_table(product, sizes, certificate, day),
        "seller": maker,
        "vouched": maker.vouched if maker else None,
        "delivery": [_delivery(product)],
        "payments": payments_of(maker),
        "stories": stories_of(product.pk),
    }


def _line(tree: Tree, product: Any) -> list[Any]:
    node = tree.by_pk(product.category_key)
    return tree.line(node) if node else []


def _words(product: Any, facts: Any) -> dict[str, str]:
    """In the language in force. An English text that only repeats the summary is not shown twice."""
    if facts is None:
        return {"title": product.title, "summary": "", "description": product.description}
    if is_vietnamese():
        return {"title": product.title, "summary": facts.summary_vi, "description": product.description}
    description = facts.description_en if facts.description_en != facts.summary_en else ""
    return {"title": facts.title_en or product.title, "summary": facts.summary_en, "description": description}


def _price_and_stock(sizes: list[PageSize], facts: Any, maker: Maker | None) -> dict[str, Any]:
    unit = facts.unit if facts else ""
    closed = maker.closed if maker else ""
    rows = [
        {
            "sku": size.sku,
            "label": size.label,
            "price": size.price,
            "stock": 0 if closed else size.stock,
            "chosen": size.chosen,
            "unit_price_dong": size.unit_price_dong,
            "unit_price_per": size.unit_price_per,
            "pack": size.pack,
            "stock_text": _("%(amount)s left") % {"amount": counted(size.stock, unit)} if size.stock else "",
            "max_quantity": size.max_quantity,
        }
        for size in sizes
    ]
    chosen = next((row for row in rows if row["chosen"]), {"price": None, "sku": "", "pack": ""})
    return {
        **chosen,
        "sizes": rows,
        "sizes_label": _("Volume") if facts and facts.by_volume else _("Weight"),
        "approx": unit in WEIGHT_VARIES,
        "sold_out": not any(row["stock"] for row in rows),
        "closed": closed,
    }


def _stars(certificate: Certificate | None, day: date) -> dict[str, Any]:
    """While it holds: stars and until when. After its end: one grey line. Revoked: nothing."""
    if certificate is None:
        return {}
    address = reverse("certificates:detail", kwargs={"number": certificate.number})
    told: dict[str, Any] = {"certificate": certificate.number, "certificate_url": address}
    if certificate.is_valid_on(day):
        last_day = certificate.expires_on == day
        return told | {"stars": certificate.stars, "stars_until": certificate.expires_on, "stars_last_day": last_day}
    if certificate.revoked_on is None:
        return told | {"expired_since": certificate.expires_on}
    return {}


def _delivery(product: Any) -> str:
    place = {"place": place_of(product)}
    if not product.get_product_class().requires_shipping:
        return _("Nothing is sent: you go there. %(place)s") % place
    return _("Sent by the seller from %(place)s; the fee follows your province.") % place
