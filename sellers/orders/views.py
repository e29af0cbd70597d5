"""A seller's orders: the list by chips, one part, its steps, its slip."""

from typing import Any

import segno
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sellers import desk
from sellers.delivery.ways import way_name
from sellers.orders import deeds, services
from sellers.orders.forms import CannotDoForm, DeliveredForm
from sellers.orders.lines import lines_of
from sellers.orders.models import ENDED_BADLY, SellerOrder, State
from sellers.orders.selectors import BOXES, SEES_ADDRESS, box_of, counts_by_box, parts_for_shop
from sellers.orders.todo import share_of_part, to_collect, todo_of
from shop.core.sealing import unseal

PAGE_SIZE = 20


@desk.seller_page
def orders(request: HttpRequest) -> HttpResponse:
    """By chip; without one, the first that holds anything. Those to answer first come first."""
    seller = request.seller  # type: ignore[attr-defined]
    counts = counts_by_box(seller)
    box = box_of(request.GET.get("xem", "")) or next((box for box in BOXES if counts[box.slug]), BOXES[0])
    order = ("answer_by", "pk") if box.slug != "xong" else ("-placed_at", "-pk")
    parts = parts_for_shop(seller).filter(state__in=box.states).order_by(*order)
    page = Paginator(parts, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "boxes": [(each, counts[each.slug]) for each in BOXES],
        "box": box,
        "page": page,
        "todos": [todo_of(part) for part in page],
    }
    return desk.render(request, "sellers/orders/list.html", context, tab="orders")


@desk.seller_page
def order(request: HttpRequest, number: str) -> HttpResponse:
    part = _her_part(request, number)
    context = {
        "part": part,
        "lines": lines_of(part),
        "purchase": part.order.purchase,
        **_invoice(part),
        "way": way_name(part.delivery_method),
        "share": share_of_part(part),
        "given_up": part.state in ENDED_BADLY,
        "shows_address": part.state in SEES_ADDRESS,
        "deed": deeds.main_deed(part),
        "may_give_up": deeds.may_give_up(part),
        "delivered_form": DeliveredForm(),
        "changes": part.changes.all(),
        "paid_at_door": part.order.purchase.method == services.CASH_ON_DELIVERY,
        "collect": to_collect(part),
        "crumbs": [(_("Orders"), reverse("selling:orders"))],
    }
    return desk.render(request, "sellers/orders/order.html", context, tab="orders")


@require_POST
@desk.seller_page
def order_step(request: HttpRequest, number: str) -> HttpResponse:
    """Press a button; a refusal comes back as a sentence on the page she came from."""
    part = _her_part(request, number)
    done = deeds.do(part, request.POST.get("do", ""), by=request.user, sent=request.POST)
    messages.success(request, done)
    return redirect("selling:order", number=number)


@desk.seller_page
def order_cannot(request: HttpRequest, number: str) -> HttpResponse:
    """She cannot fulfil it: asked for the reason, which the buyer reads."""
    part = _her_part(request, number)
    form = CannotDoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.cancel_part(part, by=request.user, reason=form.as_sentence())
        messages.success(request, _("The buyer has been told that this cannot be done."))
        return redirect("selling:order", number=number)
    context = {"part": part, "form": form, "todo": todo_of(part), "crumbs": _crumbs(part)}
    return desk.render(request, "sellers/orders/cannot.html", context, tab="orders")


@desk.seller_page
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """What is glued to the parcel; there while the parcel is hers to bring."""
    part = _her_part(request, number)
    if part.state not in SEES_ADDRESS:
        raise Http404
    context = {
        "part": part,
        "lines": lines_of(part),
        "purchase": part.order.purchase,
        "collect": to_collect(part),
        "code": _code_square(part.number),
        "way": way_name(part.delivery_method),
    }
    return desk.render(request, "sellers/orders/slip.html", context, tab="orders")


def _her_part(request: HttpRequest, number: str) -> SellerOrder:
    """404 for another shop's part, the same as for one that does not exist."""
    return get_object_or_404(parts_for_shop(request.seller), number=number)  # type: ignore[attr-defined]


def _invoice(part: SellerOrder) -> dict[str, Any]:
    """What the buyer wants on her invoice, once the order is accepted; she needs it after the delivery as well."""
    asked = getattr(part.order.purchase, "invoice", None)
    if asked is None or part.state == State.PLACED or part.state in ENDED_BADLY:
        return {}
    return {"invoice": asked, "tax_code": unseal(asked.tax_code_sealed) if asked.tax_code_sealed else ""}


def _crumbs(part: SellerOrder) -> list[tuple[str, str]]:
    return [
        (_("Orders"), reverse("selling:orders")),
        (part.short_code, reverse("selling:order", kwargs={"number": part.number})),
    ]


def _code_square(number: str) -> Any:
    """The number as a QR code, drawn in the page itself; its letters are ours (order numbers), never a buyer's."""
    return mark_safe(segno.make(number, error="m").svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))
