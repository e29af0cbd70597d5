"""The ways a seller's part can reach the buyer (FIELD 6). Codes are kept for good; names are for reading."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Way(StrEnum):
    POST = "post"
    DOOR = "carrier"
    COLD = "cold"
    GATHERED = "gathered"
    COACH = "coach"
    OWN = "own"
    PICK_UP = "pick_up"
    NONE = "none"


NAMES: dict[str, Any] = {
    Way.POST: _("Post office"),
    Way.DOOR: _("Carrier, fetched at the seller's"),
    Way.COLD: _("Chilled and quick"),
    Way.GATHERED: _("Gathered at the cooperative"),
    Way.COACH: _("By coach"),
    Way.OWN: _("The seller brings it"),
    Way.PICK_UP: _("Pick-up at the seller's"),
    Way.NONE: _("No delivery needed"),
}
TO_THE_DOOR = frozenset({Way.POST, Way.DOOR, Way.COLD, Way.GATHERED, Way.OWN})


def way_name(code: str) -> str:
    """The name of a way; an unknown code (of a later or older release) is its own name."""
    return str(NAMES.get(code, code))


def has_tracking_code(code: str) -> bool:
    """What goes by coach is followed by its driver's phone number instead."""
    return code != Way.COACH
