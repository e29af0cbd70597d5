"""A shop as pages show it: strip, words about it, and the branch's word with its dates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sellers.shops.models import Attestation, Shop
from shop.core.formats import is_vietnamese
from shop.core.names import told
from shop.core.text import slug


@dataclass(frozen=True)
class Word:
    """The branch's word as of a day. `lapsed_on`: the first day without it; None while it holds."""

    branch: str
    since: date
    until: date
    lapsed_on: date | None = None


def strip_of(shop: Shop) -> dict[str, Any]:
    """Shape of components/seller_strip.html: who and where. Needs commune and province; no query."""
    return {
        "name": shop.name,
        "url": shop.get_absolute_url(),
        "picture": shop.picture,
        "commune": told(shop.commune.full_name),
        "province": shop.commune.province.name,
    }


def maker_of(shop: Shop) -> dict[str, Any]:
    """Shape of components/maker_card.html: the strip under her province's band, with a line about her."""
    return {**strip_of(shop), "province_slug": slug(shop.commune.province.name), "line": about(shop)}


def face_of(shop: Shop) -> dict[str, Any]:
    """The same with what she sells as, for pages of shops."""
    return {**maker_of(shop), "kind": shop.get_kind_display(), "women": shop.women_members}


def about(shop: Shop) -> str:
    return shop.about_vi if is_vietnamese() or not shop.about_en else shop.about_en


def sends_to(shop: Shop) -> str:
    """Her own words; the two that most use are known in English too."""
    known = {"toàn quốc": _("all of Viet Nam"), "trong tỉnh": _("her own province")}
    return str(known.get(shop.ships_to, shop.ships_to))


def word_for(shop: Shop, day: date) -> Word | None:
    """The word that holds on `day`, else the last that held; None where the branch never gave one. One query."""
    words = list(Attestation.objects.filter(shop=shop, valid_from__lte=day).order_by("-valid_until", "-pk"))
    holding = next((word for word in words if word.is_valid_on(day)), None)
    if holding:
        return Word(told(holding.unit_name_as_signed), holding.valid_from, holding.valid_until)
    if not words:
        return None
    last = words[0]
    ended = min(last.withdrawn_on or last.valid_until, last.valid_until)
    return Word(told(last.unit_name_as_signed), last.valid_from, last.valid_until, lapsed_on=ended)
