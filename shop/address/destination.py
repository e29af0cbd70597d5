"""The province a buyer last had things sent to: fees in the basket are told for it. A cookie, not a profile."""

from django.http import HttpRequest, HttpResponse

COOKIE = "giao_toi"
HALF_A_YEAR = 60 * 60 * 24 * 182


def province_asked(request: HttpRequest) -> str:
    """Its code as the cookie says; whether there is such a province, the caller looks up."""
    return request.COOKIES.get(COOKIE, "")[:2]


def remember_province(response: HttpResponse, code: str) -> None:
    response.set_cookie(COOKIE, code, max_age=HALF_A_YEAR, httponly=True, samesite="Lax")
