"""Guards around allauth: limits are told as such, own pages are not kept, staff pages ask for a second step."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import RateLimited
from allauth.core.ratelimit import respond_429
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from shop.accounts.demo import is_demo_person
from shop.accounts.models import User
from shop.accounts.recency import second_factor_was_given
from shop.accounts.roles import is_finance

STAFF_PLACES = ("admin:index", "wagtailadmin_home", "dashboard:index")
MONEY_PLACE = "finance:queue"


class TooManyRequestsMiddleware:
    """allauth lets one of its limits escape as an exception, which would be an error 500 (STACK 12)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return respond_429(request) if isinstance(error, RateLimited) else None


class PrivatePagesMiddleware:
    """What stands on a person's own pages is kept by no cache, the browser's included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(reverse("account_home")):
            add_never_cache_headers(response)
        return response


class StaffSecondFactorMiddleware:
    """Who may work behind the counter proves it twice, in every session. The demonstration's people need not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _works_here(request) and not _may_pass(request):
            return _ask_for_second_factor(request)
        return self.get_response(request)


def _works_here(request: HttpRequest) -> bool:
    """She is on a page behind the counter and has a place there; of others the page itself makes an end."""
    if _lies_at(request.path, MONEY_PLACE):
        return is_finance(request.user)
    return _lies_at(request.path, *STAFF_PLACES) and _works_there(request.user)


def _lies_at(path: str, *names: str) -> bool:
    return path.startswith(tuple(reverse(name) for name in names))


def _works_there(user: User) -> bool:
    """has_perm is False for who is not logged in."""
    return user.is_staff or user.has_perm("wagtailadmin.access_admin") or user.has_perm("partner.dashboard_access")


def _may_pass(request: HttpRequest) -> bool:
    return second_factor_was_given(request) or is_demo_person(request.user)


def _ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    if not is_mfa_enabled(request.user):
        messages.warning(request, _("This part of the site asks for a second step at login. Set one up first."))
        return redirect("mfa_index")
    for method in get_adapter(request).get_reauthentication_methods(request.user):
        if method["id"].startswith("mfa_reauthenticate"):
            return HttpResponseRedirect(f"{method['url']}?{urlencode({'next': request.get_full_path()})}")
    return redirect("mfa_index")
