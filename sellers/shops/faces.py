"""A shop as pages show it: strip, words about it, and the branch's word with its dates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from sellers.shops.models import Attestation, Shop
from shop.core.formats import is_vietnamese
from shop.core.text import slug


@dataclass(frozen=True)
class Word:
    """The branch's word as of a day. `lapsed_on`: the first day without it; None while it holds."""

    branch: str
    since: date
    until: date
    lapsed_on: date | None = None


def face_of(shop: Shop) -> dict[str, Any]:
    """Shape of components/seller_strip.html and maker_card.html. Needs commune and province; no query."""
    return {
        "name": shop.name,
        "url": shop.get_absolute_url(),
        "picture": shop.picture,
        "commune": shop.commune.full_name,
        "province": shop.commune.province.name,
        "province_slug": slug(shop.commune.province.name),
        "kind": shop.get_kind_display(),
        "women": shop.women_members,
        "line": about(shop),
    }


def about(shop: Shop) -> str:
    return shop.about_vi if is_vietnamese() or not shop.about_en else shop.about_en


def word_for(shop: Shop, day: date) -> Word | None:
    """The word that holds on `day`, else the last that held; None where the branch never gave one. One query."""
    words = list(Attestation.objects.filter(shop=shop, valid_from__lte=day).order_by("-valid_until", "-pk"))
    holding = next((word for word in words if _holds(word, day)), None)
    if holding:
        return Word(holding.unit_name_as_signed, holding.valid_from, holding.valid_until)
    if not words:
        return None
    last = words[0]
    ended = min(last.withdrawn_on or last.valid_until, last.valid_until)
    return Word(last.unit_name_as_signed, last.valid_from, last.valid_until, lapsed_on=ended)


def shops_address() -> str:
    return reverse("shops:list")


def _holds(word: Attestation, day: date) -> bool:
    withdrawn = word.withdrawn_on is not None and word.withdrawn_on <= day
    return word.valid_from <= day <= word.valid_until and not withdrawn
