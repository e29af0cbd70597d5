"""Who may enter the desk of finance, and what every page of it has."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shop.accounts.models import User
from shop.accounts.roles import is_finance
from shop.accounts.selectors import addressed
from shop.bank.inquiries import open_inquiries
from shop.bank.selectors import queue
from shop.core.desks import Tab
from shop.payment.desk.selectors import refunds_by_hand

Page = Callable[..., HttpResponse]


def finance_only(page: Page) -> Page:
    """Staff and the operator stay outside too: who keeps the site does not move its money."""

    @never_cache
    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_finance(request.user):
            reason = _("It opens for those who match the market's money, while they hold that role.")
            return render(request, "403.html", {"who": _("finance"), "reason": reason}, status=403)
        return page(request, *args, **kwargs)

    return guarded


def framed(request: HttpRequest, current: str, **context: Any) -> dict[str, Any]:
    """The context of base_work.html, with the page's own. Three queries, for the counts."""
    person: User = request.user  # type: ignore[assignment]
    return {
        "work_name": addressed(person),
        "work_place": _("Finance of the market"),
        "tabs_label": _("The market's money"),
        "tabs": _tabs(current),
        **context,
    }


def finance_desk(person: User) -> str | None:
    """Where she lands after logging in."""
    return reverse("finance:queue") if is_finance(person) else None


def _tabs(current: str) -> list[Tab]:
    waiting = {
        "queue": queue().count() + open_inquiries().count(),
        "refunds": refunds_by_hand().count(),
    }
    ways = (
        ("queue", "warn", _("To match")),
        ("refunds", "cash", _("To send back")),
        ("suspense", "clock", _("Suspense")),
        ("statement", "box", _("Statement")),
        ("lines", "search", _("All lines")),
    )
    return [
        Tab(
            url=reverse(f"finance:{name}"),
            pic=picture,
            label=label,
            current=name == current,
            count=waiting.get(name, 0),
            count_label=_("waiting"),
        )
        for name, picture, label in ways
    ]
