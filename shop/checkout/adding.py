"""/thanh-toan/them/<number>/: what lies in the basket joins an order that is not packed yet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shop.basket.contents import Contents
from shop.checkout.additions import Addition, add_to_order, addition_for
from shop.core.errors import DomainError
from shop.core.formats import dong
from shop.core.points import Point
from shop.core.text import whole_number
from shop.order.access import may_open, opened_before
from shop.order.selectors import purchase_by_number
from shop.order.views import not_found

AFTER_COMMIT = Point("add_to_order.after_commit")


@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    purchase = purchase_by_number(number)
    if purchase is None or not may_open(request, purchase):
        return not_found(request, number)
    seen: dict[str, Any] = {
        "seen_goods": request.POST.get("added_goods", "")[:64],
        "seen_total": whole_number(request.POST.get("added_total", "")) or 0,
    }
    try:
        more = add_to_order(purchase, request.basket, **seen)  # type: ignore[attr-defined]
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("checkout:index")
    AFTER_COMMIT.reach()
    request.basket_changed = True  # type: ignore[attr-defined]
    text = _("Added to your order: %(sum)s more to pay when it comes. The seller has been told.")
    messages.success(request, text % {"sum": dong(more)})
    return redirect("purchases:detail", number=number)


def offered_addition(request: HttpRequest, contents: Contents) -> Addition | None:
    """For the checkout's page."""
    person = request.user if request.user.is_authenticated else None
    remembered = opened_before(request)
    return addition_for(person, remembered, contents) if person or remembered else None
