"""How a pack is named: "túi 500 g", "bag of 500 g". Units are stored in Vietnamese, as sellers write them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from shop.core import formats

UNITS = {
    "túi": pgettext_lazy("unit", "bag"),
    "hộp": pgettext_lazy("unit", "box"),
    "chai": pgettext_lazy("unit", "bottle"),
    "chiếc": pgettext_lazy("unit", "piece"),
    "gói": pgettext_lazy("unit", "packet"),
    "hũ": pgettext_lazy("unit", "pot"),
    "lọ": pgettext_lazy("unit", "jar"),
    "phần": pgettext_lazy("unit", "portion"),
    "suất": pgettext_lazy("unit", "place"),
    "bó": pgettext_lazy("unit", "bundle"),
    "thùng": pgettext_lazy("unit", "crate"),
    "khách/đêm": pgettext_lazy("unit", "guest per night"),
    "con": pgettext_lazy("unit", "bird"),
    "cây": pgettext_lazy("unit", "plant"),
    "chậu": pgettext_lazy("unit", "potted plant"),
    "bức": pgettext_lazy("unit", "picture"),
    "sản phẩm": pgettext_lazy("unit", "item"),
    "bộ": pgettext_lazy("unit", "set"),
    "đòn": pgettext_lazy("unit", "roll"),
}
COUNTED = {
    "túi": ngettext_lazy("%(count)s bag", "%(count)s bags", "count"),
    "hộp": ngettext_lazy("%(count)s box", "%(count)s boxes", "count"),
    "chai": ngettext_lazy("%(count)s bottle", "%(count)s bottles", "count"),
    "chiếc": ngettext_lazy("%(count)s piece", "%(count)s pieces", "count"),
    "gói": ngettext_lazy("%(count)s packet", "%(count)s packets", "count"),
    "hũ": ngettext_lazy("%(count)s pot", "%(count)s pots", "count"),
    "lọ": ngettext_lazy("%(count)s jar", "%(count)s jars", "count"),
    "phần": ngettext_lazy("%(count)s portion", "%(count)s portions", "count"),
    "suất": ngettext_lazy("%(count)s place", "%(count)s places", "count"),
    "bó": ngettext_lazy("%(count)s bundle", "%(count)s bundles", "count"),
    "thùng": ngettext_lazy("%(count)s crate", "%(count)s crates", "count"),
    "khách/đêm": ngettext_lazy("%(count)s guest per night", "%(count)s guests per night", "count"),
    "con": ngettext_lazy("%(count)s bird", "%(count)s birds", "count"),
    "cây": ngettext_lazy("%(count)s plant", "%(count)s plants", "count"),
    "chậu": ngettext_lazy("%(count)s potted plant", "%(count)s potted plants", "count"),
    "bức": ngettext_lazy("%(count)s picture", "%(count)s pictures", "count"),
    "sản phẩm": ngettext_lazy("%(count)s item", "%(count)s items", "count"),
    "bộ": ngettext_lazy("%(count)s set", "%(count)s sets", "count"),
    "đòn": ngettext_lazy("%(count)s roll", "%(count)s rolls", "count"),
}
WEIGHT_VARIES = ("con",)  # no two animals weigh the same: the price of a kilogram is a guess


def unit_name(unit: str) -> str:
    """The unit in the language in force; as stored where nobody has translated it."""
    return str(UNITS.get(unit, unit))


def counted(count: int, unit: str) -> str:
    """20 túi · 20 bags."""
    number = formats.number(count)
    return str(COUNTED[unit] % {"count": count}) if unit in COUNTED else f"{number} {unit}".strip()


def measure(net_weight: int | None, *, by_volume: bool) -> str:
    """500 g, 1,8 kg, 500 ml, 1 lít; empty without a weight."""
    return formats.volume(net_weight) if by_volume else formats.weight(net_weight)


def pack_name(unit: str, net_weight: int | None, *, by_volume: bool) -> str:
    """túi 500 g · bag of 500 g; the unit alone where there is no weight."""
    amount = measure(net_weight, by_volume=by_volume)
    if not amount or not unit:
        return amount or unit_name(unit)
    return _("%(unit)s of %(amount)s") % {"unit": unit_name(unit), "amount": amount}
