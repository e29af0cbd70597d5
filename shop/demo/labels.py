"""What the labels of the demonstration's goods say."""

from typing import Any

from catalog.facts.models import ProductFacts
from catalog.facts.sending import ShippingClass
from shop.demo import source

# The data gives one number: grams, or millilitres for drinks and oils, where the name of the size says so.
ALIVE, BREAKS, BULKY = {"Cá cảnh"}, {"Gốm sứ"}, {"Nón lá", "Mây tre đan"}
BY_VOLUME = {"Rượu", "Nước quả, siro", "Dầu ăn", "Tinh dầu", "Dầu tràm", "Lá tắm"}


def facts_of(product: Any, row: dict) -> ProductFacts:
    """The label of a public product."""
    return ProductFacts(
        product=product,
        title_en=row["title_en"],
        summary_vi=row["summary_vi"],
        summary_en=row["description_en"],
        description_en=row["description_en"],
        unit=row["unit"],
        net_weight=row["net_weight_g"],
        by_volume=is_by_volume(row),
        season_months=row["season_months"] or [],
        perishable=row["perishable"],
        shelf_life_days=row["shelf_life_days"],
        storage=row["storage"] or "",
        storage_en=source.read("english.json")["storage"].get(row["storage"], ""),
        allergens=row["allergens"],
        tags=row["tags"],
        culture_note=row["culture_note"] or "",
        shipping_class=_handled(row),
    )


def size_facts_of(product: Any, row: dict, size: dict) -> ProductFacts:
    """The label of one size of it; the rest stands on the public product."""
    return ProductFacts(
        product=product,
        unit=row["unit"],
        size_label=size["label"],
        net_weight=size["net_weight_g"],
        by_volume=is_by_volume(row),
        perishable=row["perishable"],
    )


def _handled(row: dict) -> str:
    """How it is sent, where that does not follow from the rest of the label."""
    kind = row["category_path"][-1]
    if kind in ALIVE or row["title_vi"].endswith(" sống"):
        return ShippingClass.LIVE
    if kind in BREAKS or "gốm" in row["title_vi"].lower():
        return ShippingClass.FRAGILE
    return ShippingClass.BULKY if kind in BULKY else ""


def is_by_volume(row: dict) -> bool:
    labels = " ".join(size["label"] for size in row["variants"])
    if labels:
        return "ml" in labels or "lít" in labels
    bottled = row["unit"] in ("chai", "lọ")
    return bottled and (row["category_path"][-1] in BY_VOLUME or row["title_vi"].startswith("Nước mắm"))
