"""The frame of the sellers' workspace: whose shop it is, and the ways between its pages.

Every page begins with `request.seller`, one of the shops she keeps; nothing is looked up by a shop named in a form.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.urls import reverse
from django.utils.translation import gettext as _

from sellers.shops.models import Shop
from sellers.shops.selectors import shops_kept_by
from shop.core.desks import Tab
from shop.core.names import stall, told

UNANSWERED = "placed"  # of sellers.orders.models.State, which lies above the frame
CHOSEN = "selling_for"  # in the session: slug of the shop, where she keeps several


def seller_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For keepers of a shop only: others are asked to log in, or told for whom the page is and how to apply."""

    @login_required
    @wraps(view)
    def for_keeper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shop = _shop_of(request)
        if shop is None:
            return render_page(request, "sellers/not_a_seller.html", status=403)
        request.seller = shop  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return for_keeper


def render(
    request: HttpRequest, template: str, context: dict[str, Any], *, tab: str, status: int = 200
) -> HttpResponse:
    """A page of the workspace, `tab` naming the way it lies on ("" for a screen of several steps: no tabs)."""
    seller: Shop = request.seller  # type: ignore[attr-defined]
    frame = {
        "seller": seller,
        "work_name": stall(seller.name),
        "work_place": told(seller.commune.full_name),
        "tabs": _tabs(seller, tab) if tab else [],
        "tabs_label": _("Your shop"),
        "waits_for_branch": seller.opened_at is None,
    }
    return render_page(request, template, {**frame, **context}, status=status)


def _shop_of(request: HttpRequest) -> Shop | None:
    """The shop she chose among hers, else her first; None where she keeps none."""
    shops = list(shops_kept_by(request.user).order_by("pk"))
    if not shops:
        return None
    wished = request.GET.get("shop") or request.session.get(CHOSEN)
    chosen = next((shop for shop in shops if shop.slug == wished), shops[0])
    if "shop" in request.GET and len(shops) > 1:
        request.session[CHOSEN] = chosen.slug
    chosen.others = [shop for shop in shops if shop != chosen]  # type: ignore[attr-defined]
    return chosen


def _tabs(seller: Shop, current: str) -> list[Tab]:
    waiting = seller.orders.filter(state=UNANSWERED).count()
    ways = [
        ("today", "house", _("Today"), reverse("selling:today")),
        ("orders", "box", _("Orders"), reverse("selling:orders")),
        ("listings", "basket", _("My goods"), reverse("selling:listings")),
    ]
    if seller.opened_at:
        ways.append(("shop", "user", _("My shop"), seller.get_absolute_url()))
    return [
        Tab(
            url=url,
            pic=pic,
            label=label,
            current=name == current,
            count=waiting if name == "orders" else 0,
            count_label=_("orders waiting"),
        )
        for name, pic, label, url in ways
    ]
