"""What every page of the officers' workspace has: who she is, her offices of today, the ways between the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sellers import access
from sellers.units.models import Appointment, Office
from shop.accounts.models import User
from shop.accounts.selectors import addressed
from shop.core.desks import Tab
from shop.core.names import told


@dataclass(frozen=True)
class Desk:
    """The officer at work: her appointments of today, the highest first."""

    person: User
    posts: list[Appointment]

    @property
    def brings_in_registers(self) -> bool:
        return any(post.office == Office.COMMUNE_OFFICER for post in self.posts)

    @property
    def leads_branches(self) -> set[int]:
        return {post.unit_id for post in self.posts if post.office == Office.BRANCH_HEAD}


Page = Callable[..., HttpResponse]


def officers_only(page: Page) -> Page:
    """Her desk is read once and handed to the page; who holds no office today learns whose page this is."""

    @login_required
    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        posts = access.offices_held(request.user, *access.OFFICERS)  # type: ignore[arg-type]
        if not posts:
            reason = _("It opens for branch heads and officers of the Women's Union, while their office lasts.")
            return render(request, "403.html", {"who": _("Union officers"), "reason": reason}, status=403)
        return page(request, Desk(request.user, posts), *args, **kwargs)  # type: ignore[arg-type]

    return guarded


def framed(desk: Desk, current: str, **context: Any) -> dict[str, Any]:
    """The context of base_work.html, with the page's own."""
    post = desk.posts[0]
    return {
        "work_name": addressed(desk.person),
        "work_place": f"{post.get_office_display()} · {told(post.unit.name)}",
        "tabs_label": _("The Union's work"),
        "tabs": _tabs(current, context.get("waiting", 0)),
        "desk": desk,
        **context,
    }


def _tabs(current: str, waiting: int) -> list[Tab]:
    ways = (
        ("inbox", "vouch", _("To look at")),
        ("members", "user", _("Members")),
        ("shops", "basket", _("Shops")),
        ("figures", "star", _("Figures")),
    )
    return [
        Tab(
            url=reverse(f"union:{name}"),
            pic=picture,
            label=label,
            current=name == current,
            count=waiting if name == "inbox" else 0,
            count_label=_("applications"),
        )
        for name, picture, label in ways
    ]
