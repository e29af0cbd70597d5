"""What was read out of the words, said back to the reader: each with the words that are left without it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.certificates.models import STARS
from catalog.search.query import Understood
from catalog.search.understanding.meaning import FilterName, Found, Stage
from catalog.search.understanding.tokens import without
from shop.core.formats import dong, volume, weight


def chips_of(typed: str, stage: Stage, day: date) -> tuple[Understood, ...]:
    """In the order of the text."""
    return tuple(
        Understood(_label(each, day), without(typed, [(each.start, each.end)])) for each in (*stage.found, *stage.named)
    )


def _label(found: Found, day: date) -> str:
    match found.name:
        case FilterName.PRICE:
            return _between(dong(found.low), dong(found.high))
        case FilterName.WEIGHT:
            written = volume if found.liquid else weight
            return _between(written(found.low), written(found.high))
        case FilterName.STARS:
            return _stars(found)
        case FilterName.SEASON:
            return _season(found, day)
    return found.label


def _between(low: str, high: str) -> str:
    if low == high:
        return low
    if not low:
        return _("up to %(most)s") % {"most": high}
    if not high:
        return _("from %(least)s") % {"least": low}
    return _("%(least)s to %(most)s") % {"least": low, "most": high}


def _stars(found: Found) -> str:
    count = found.low or min(STARS)
    if found.low == found.high:
        return ngettext("OCOP %(count)s star", "OCOP %(count)s stars", count) % {"count": count}
    if count == min(STARS):
        return _("with valid OCOP stars")
    return _("OCOP %(count)s stars or more") % {"count": count}


def _season(found: Found, day: date) -> str:
    if found.months == (day.month,):
        return _("In season now")
    months = ", ".join(map(str, found.months))
    return ngettext("in season in month %(months)s", "in season in months %(months)s", len(found.months)) % {
        "months": months
    }
