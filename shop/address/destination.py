"""The province a buyer last had things sent to: fees in the basket are told for it. A cookie, not a profile."""

from django.http import HttpRequest, HttpResponse

from catalog.places.models import Province

COOKIE = "giao_toi"
HALF_A_YEAR = 60 * 60 * 24 * 182


def province_of(request: HttpRequest) -> Province | None:
    """One query when the cookie is there, none otherwise."""
    code = request.COOKIES.get(COOKIE, "")
    return Province.objects.filter(pk=code).first() if code.isdecimal() and len(code) == 2 else None


def remember_province(response: HttpResponse, code: str) -> None:
    response.set_cookie(COOKIE, code, max_age=HALF_A_YEAR, httponly=True, samesite="Lax")
