"""The login pages that Django, Wagtail and Oscar bring along: each leads to the one door.

This is courtesy; what decides is the backend, which is deaf to every other form (backends.py).
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, re_path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from shop.core.errors import NotAllowed


class SeeOther(HttpResponseRedirect):
    """A form that was sent here is not sent on: the next page is fetched."""

    status_code = 303


@csrf_exempt
@never_cache
def to_the_one_door(request: HttpRequest, home: str = "/", **kwargs: Any) -> HttpResponse:
    """`home` is where she was going if no safe "next" says so. Nothing of a posted form is read but that."""
    if request.user.is_authenticated:
        # Sent here although logged in: she may not enter, and two doors would send her to and fro for ever.
        raise NotAllowed("not_for_you", _("This page is for people who work behind the market's counter."))
    query = urlencode({"next": _wanted(request) or reverse(home)})
    return SeeOther(f"{reverse('account_login')}?{query}")


@csrf_exempt
@never_cache
def to_page(request: HttpRequest, page: str, **kwargs: Any) -> HttpResponse:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return SeeOther(f"{reverse(page)}{query}")


def _wanted(request: HttpRequest) -> str:
    for fields in (request.GET, request.POST):
        for name in ("next", "redirect_url", "login-redirect_url"):
            url = fields.get(name, "")
            if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
                return url
    return ""


# Before the includes of Django's admin and of Wagtail.
outer_doors = [
    path("admin/login/", to_the_one_door, {"home": "admin:index"}),
    path("admin/password_change/", to_page, {"page": "account_change_password"}),
    path("cms/login/", to_the_one_door, {"home": "wagtailadmin_home"}),
    re_path(r"^cms/password_reset/", to_page, {"page": "account_reset_password"}),
]

# Inside i18n_patterns, before the includes of Oscar and of Wagtail's pages.
inner_doors = [
    # The editors' and Django's own pages follow a person's language, not the address: /en/ leads to the one they have.
    path("cms/", to_page, {"page": "wagtailadmin_home"}),
    path("admin/", to_page, {"page": "admin:index"}),
    path("dashboard/login/", to_the_one_door, {"home": "dashboard:index"}),
    # Oscar's list of people sorts and searches by columns ours does not have, and resets passwords by mail alone.
    # The name is the one by which Oscar's menu asks who may see the entry.
    re_path(r"^dashboard/users/", to_page, {"page": "admin:accounts_user_changelist"}, name="users-index"),
    path("_util/login/", to_the_one_door, {"home": "account_home"}),
]
