"""/don-hang/: my orders, one order, its receipt, and the ways a buyer may change it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sellers.orders.models import SellerOrder
from sellers.orders.services import cancel_part
from shop.core.errors import DomainError
from shop.order.access import may_open
from shop.order.forms import FindOrderForm
from shop.order.links import send_new_link
from shop.order.page import part_cards, sums_of
from shop.order.purchases.models import Purchase
from shop.order.selectors import purchase_by_number, purchases_of


@never_cache
@login_required
def my_orders(request: HttpRequest) -> HttpResponse:
    return render(request, "order/list.html", {"purchases": purchases_of(request.user)})


@never_cache
def order_page(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, number, "order/order.html")


@never_cache
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, number, "order/receipt.html")


@require_POST
def cancel(request: HttpRequest, number: str, part: str) -> HttpResponse:
    """The buyer takes back one seller's part, while that seller has not begun."""
    purchase = _opened(request, number)
    own = SellerOrder.objects.filter(order_id=purchase.order_id, number=part).first() if purchase else None
    if purchase is None or own is None:
        return not_found(request, number)
    try:
        cancel_part(own, by=purchase.placed_by, reason=_("The buyer cancelled."))  # None: a guest, by her link
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("This parcel is cancelled; you pay nothing for it."))
    return redirect("purchases:detail", number=purchase.order.number)


@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Number and phone bring a new link to that phone or mail. The answer is the same for orders that do not exist."""
    form = FindOrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        send_new_link(form.cleaned_data["number"], form.cleaned_data["phone"])
        told = _("If the number and the phone belong to an order, its link is on its way to the buyer.")
        messages.success(request, told)
        return redirect("purchases:find")
    return render(request, "order/find.html", {"form": form})


def not_found(request: HttpRequest, number: str) -> HttpResponse:
    """The same page for an order that is not there and for one that is not hers, with two ways on."""
    form = FindOrderForm(initial={"number": number[:32]})
    return render(request, "order/not_found.html", {"form": form, "next": request.path}, status=404)


def _page(request: HttpRequest, number: str, template: str) -> HttpResponse:
    purchase = _opened(request, number)
    if purchase is None:
        return not_found(request, number)
    return render(request, template, _shown(request, purchase))


def _opened(request: HttpRequest, number: str) -> Purchase | None:
    purchase = purchase_by_number(number)
    return purchase if purchase is not None and may_open(request, purchase) else None


def _shown(request: HttpRequest, purchase: Purchase) -> dict:
    cards = part_cards(purchase.order)
    return {
        "purchase": purchase,
        "order": purchase.order,
        "cards": cards,
        "sums": sums_of(purchase, cards),
        "is_guest": purchase.placed_by_id is None,
        "link": request.build_absolute_uri() if request.GET.get("t") else "",
    }
