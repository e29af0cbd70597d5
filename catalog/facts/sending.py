"""How goods must be handled on the way (FIELD 6): decides by which ways they may go and what that costs on top."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShippingClass(models.TextChoices):
    DRY = "dry", _("Dry goods")
    FRAGILE = "fragile", _("Breaks easily")
    CHILLED = "chilled", _("Must stay cold")
    LIVE = "live", _("Living plants and animals")
    LIQUID = "liquid", _("Liquid")
    BULKY = "bulky", _("Bulky")
    NEAR_ONLY = "near_only", _("Not sent far")


def class_of(facts: Any | None) -> ShippingClass:
    """What its seller wrote down; else chilled for what spoils, liquid for what is sold by volume, dry for the rest."""
    if facts is None:
        return ShippingClass.DRY
    if facts.shipping_class:
        return ShippingClass(facts.shipping_class)
    if facts.perishable:
        return ShippingClass.CHILLED
    return ShippingClass.LIQUID if facts.by_volume else ShippingClass.DRY
