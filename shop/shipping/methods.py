"""The ways a seller's part can reach the buyer. Codes are kept with the part for good; names are for reading."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.shipping.fees import Zone


class Method(StrEnum):
    POST = "post"
    COLD = "cold"
    PICK_UP = "pick_up"
    NONE = "none"


NAMES: dict[str, Any] = {
    Method.POST: gettext_lazy("Post office"),
    Method.COLD: gettext_lazy("Chilled and quick"),
    Method.PICK_UP: gettext_lazy("Pick-up at the seller's"),
    Method.NONE: gettext_lazy("No delivery needed"),
}
DAYS = {Zone.SAME: (1, 2), Zone.NEAR: (2, 4), Zone.FAR: (3, 6)}
COLD_DAYS = {Zone.SAME: 1, Zone.NEAR: 2, Zone.FAR: 4}
KEEPS_DAYS_UNKNOWN = 3  # live animals, plants, and fresh goods whose label says nothing


def method_name(code: str) -> str:
    """The name of a way of delivery; an unknown code (of a later or older release) is its own name."""
    return str(NAMES.get(code, code))


def post_note(zone: Zone | None) -> str:
    if zone is None:
        return _("the exact fee follows your province")
    first, last = DAYS[zone]
    return _("expected in %(first)s–%(last)s days") % {"first": first, "last": last}


def cold_note(zone: Zone | None) -> str:
    if zone is None:
        return _("packed to stay cold; the exact fee follows your province")
    return _("packed to stay cold, expected within %(days)s days") % {"days": COLD_DAYS[zone]}


def arrives_in_time(zone: Zone, keeps_days: int | None) -> bool:
    """Fresh goods travel only where at least a day of their life is left on arrival."""
    return COLD_DAYS[zone] < (keeps_days or KEEPS_DAYS_UNKNOWN)
