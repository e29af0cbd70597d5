"""Gives pages `request.basket` without asking for it, and keeps the two cookies a basket needs.

Oscar's own loads and prices the basket on every page (BASELINE 4, cost 3). Here a page that does not look costs
nothing: the figure beside the basket's sign comes from a cookie, written when the basket changes and when a person
logs in or out.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject, empty
from oscar.core.loading import get_class

from shop.basket.current import GUEST_COOKIE, open_basket, signed
from shop.basket.selectors import line_count

COUNT_COOKIE = "basket_count"
COUNTED_FOR = "basket_counted_for"


class BasketMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.strategy = SimpleLazyObject(lambda: _strategy(request))
        request.basket = SimpleLazyObject(lambda: open_basket(request))
        request.basket_changed = False
        response = self.get_response(request)
        _notice_login_and_logout(request, response)
        if request.basket_changed:
            write_count(response, line_count(request.basket))
        if is_loaded(request.basket):
            _keep_guest_cookie(request, response)
        return response


def is_loaded(lazy: Any) -> bool:
    return getattr(lazy, "_wrapped", None) is not empty


def write_count(response: HttpResponse, count: int) -> None:
    """An absent cookie and no bubble for an empty basket. Not HttpOnly: it says nothing but a figure."""
    if count:
        response.set_cookie(COUNT_COOKIE, str(count), max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME, samesite="Lax")
    else:
        response.delete_cookie(COUNT_COOKIE, samesite="Lax")


def _notice_login_and_logout(request: HttpRequest, response: HttpResponse) -> None:
    """Both write to the session, so only such requests are looked at. At login the guest's basket joins."""
    session = getattr(request, "session", None)
    if session is None or not session.modified:
        return
    person = session.get(SESSION_KEY)
    if session.get(COUNTED_FOR) == person:
        if person is None and session.is_empty() and GUEST_COOKIE not in request.COOKIES:
            write_count(response, 0)
        return
    session[COUNTED_FOR] = person
    request.basket = open_basket(request)
    write_count(response, line_count(request.basket))


def _keep_guest_cookie(request: HttpRequest, response: HttpResponse) -> None:
    if request.user.is_authenticated:
        if GUEST_COOKIE in request.COOKIES:
            response.delete_cookie(GUEST_COOKIE, samesite="Lax")
    elif request.basket.pk and request.COOKIES.get(GUEST_COOKIE) != signed(request.basket.pk):
        response.set_cookie(
            GUEST_COOKIE,
            signed(request.basket.pk),
            max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def _strategy(request: HttpRequest) -> Any:
    return get_class("partner.strategy", "Selector")().strategy(request=request, user=request.user)
