"""The table of facts on a product's page, in the order that the law on labels wants (FIELD 3)."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.certificates.models import Certificate
from catalog.selectors import PageSize
from shop.core.formats import is_vietnamese
from shop.core.names import told

DAYS_OF_A_MONTH = 30
LONGEST_IN_DAYS = 90
ALLERGENS_EN = {
    "cá": "fish",
    "hàu": "oysters",
    "hải sản": "seafood",
    "lạc": "peanuts",
    "mực": "squid",
    "sữa": "milk",
    "trứng": "eggs",
    "tôm": "shrimps",
    "vừng": "sesame",
    "đậu nành": "soya",
    "đậu xanh": "mung beans",
}

Row = tuple[str, str, str]


def facts_table(product: Any, sizes: list[PageSize], certificate: Certificate | None, day: date) -> list[Row]:
    """Label, value, address or ""; what is not known is left out."""
    facts = getattr(product, "facts", None)
    rows = [
        (_("Net weight"), _weights(sizes), ""),
        (_("Made in"), place_of(product), ""),
        (_("Ingredients"), facts.ingredients if facts else "", ""),
        (_("Use by"), keeps(facts.shelf_life_days if facts else None), ""),
        (_("Storage"), _storage(facts), ""),
        (_("Allergens"), _allergens(facts.allergens) if facts else "", ""),
        (_("Season"), _season(facts.season_months if facts else []), ""),
        (_("Certificate"), *_certified(certificate, day)),
        (_("Item number"), next((size.sku for size in sizes if size.chosen), product.upc or ""), ""),
    ]
    return [row for row in rows if row[1]]


def place_of(product: Any) -> str:
    """xã Lâm Thượng, tỉnh Lào Cai; with the province that was, where people still ask for it."""
    origin = getattr(product, "origin", None)
    if origin is None:
        return ""
    place = told(str(origin.commune.in_province))
    if origin.former_province:
        return _("%(place)s, formerly %(former)s") % {"place": place, "former": origin.former_province}
    return place


def _weights(sizes: list[PageSize]) -> str:
    labels = [size.label for size in sizes if size.label and size.chosen]
    others = [size.label for size in sizes if size.label and not size.chosen]
    if labels and others:
        return _("%(chosen)s (also %(others)s)") % {"chosen": labels[0], "others": ", ".join(others)}
    return labels[0] if labels else ""


def keeps(days: int | None) -> str:
    """How long goods last from the day of packing; empty where the label says nothing."""
    if not days:
        return ""
    if days >= LONGEST_IN_DAYS:
        return _("%(months)s months from packing") % {"months": round(days / DAYS_OF_A_MONTH)}
    return _("%(days)s days from packing") % {"days": days}


def _storage(facts: Any) -> str:
    if facts is None:
        return ""
    return str(facts.storage if is_vietnamese() else facts.storage_en or facts.storage)


def _allergens(written: list[str]) -> str:
    return ", ".join(written if is_vietnamese() else [ALLERGENS_EN.get(each, each) for each in written])


def _season(months: list[int]) -> str:
    return _("months %(months)s") % {"months": ", ".join(str(month) for month in months)} if months else ""


def _certified(certificate: Certificate | None, day: date) -> tuple[str, str]:
    if certificate is None or not certificate.is_valid_on(day):
        return "", ""
    return certificate.decision_no, reverse("certificates:detail", kwargs={"number": certificate.number})
