"""How a pack is named: "túi 500 g", "bag of 500 g". Units are stored in Vietnamese, as sellers write them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shop.core import formats
from shop.core.money import NBSP

UNITS = {
    "túi": gettext_noop("bag"),
    "hộp": gettext_noop("box"),
    "chai": gettext_noop("bottle"),
    "chiếc": gettext_noop("piece"),
    "gói": gettext_noop("packet"),
    "hũ": gettext_noop("pot"),
    "lọ": gettext_noop("jar"),
    "phần": gettext_noop("portion"),
    "suất": gettext_noop("place"),
    "bó": gettext_noop("bundle"),
    "thùng": gettext_noop("crate"),
    "khách/đêm": gettext_noop("guest per night"),
    "con": gettext_noop("whole bird"),
    "cây": gettext_noop("plant"),
    "chậu": gettext_noop("potted plant"),
    "bức": gettext_noop("picture"),
    "sản phẩm": gettext_noop("item"),
    "bộ": gettext_noop("set"),
    "đòn": gettext_noop("roll"),
}
WEIGHT_VARIES = ("con",)  # no two animals weigh the same: the price of a kilogram is a guess


def unit_name(unit: str) -> str:
    """The unit in the language in force; as stored where nobody has translated it."""
    return _(UNITS[unit]) if unit in UNITS else unit


def measure(net_weight: int | None, *, by_volume: bool) -> str:
    """500 g, 1,8 kg, 500 ml, 1 lít; empty without a weight."""
    if net_weight is None or not by_volume:
        return formats.weight(net_weight)
    if net_weight < 1000:
        return f"{net_weight}{NBSP}ml"
    litres = formats.weight(net_weight).removesuffix(f"{NBSP}kg")
    return f"{litres}{NBSP}{_('litre')}"


def pack_name(unit: str, net_weight: int | None, *, by_volume: bool) -> str:
    """túi 500 g · bag of 500 g; the unit alone where there is no weight."""
    amount = measure(net_weight, by_volume=by_volume)
    if not amount or not unit:
        return amount or unit_name(unit)
    return _("%(unit)s of %(amount)s") % {"unit": unit_name(unit), "amount": amount}
