"""Which way of delivery a buyer asked for each parcel, until she orders. A cookie, not a row: it binds nobody."""

import re
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

COOKIE = "giao_bang"
A_MONTH = 60 * 60 * 24 * 30
MOST_KEPT = 40
_ASKED = re.compile(r"([0-9]{1,9}):([a-z_]{1,12})")
_WAY = re.compile(r"[a-z_]{1,12}")
_FIELD = re.compile(r"delivery-([0-9]{1,9})")


def ways_asked(request: HttpRequest) -> dict[str, str]:
    """By form field, as `parcels_of` wants them. What nobody offers is not chosen there."""
    kept = request.COOKIES.get(COOKIE, "")[:1000]
    return {f"delivery-{shop}": way for shop, way in _ASKED.findall(kept)}


def remember_ways(request: HttpRequest, response: HttpResponse, sent: Mapping[str, str]) -> None:
    """Those that were sent, beside what was asked for other shops before; the latest are kept."""
    asked = {field: way for field, way in sent.items() if _FIELD.fullmatch(field) and _WAY.fullmatch(way)}
    if not asked:
        return
    held = {**ways_asked(request), **asked}
    told = [f"{field.removeprefix('delivery-')}:{way}" for field, way in held.items()]
    response.set_cookie(COOKIE, ".".join(told[-MOST_KEPT:]), max_age=A_MONTH, httponly=True, samesite="Lax")
