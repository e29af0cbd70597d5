"""/don-hang/: my orders, one order, its receipt, and the ways a buyer may change it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sellers.orders.models import SellerOrder
from shop.core.errors import DomainError
from shop.order import payments
from shop.order.access import may_open
from shop.order.cancelling import cancel_parts, still_cancellable
from shop.order.forms import FindOrderForm
from shop.order.guessing import count_wrong_guess
from shop.order.links import send_new_link
from shop.order.message import message_text
from shop.order.page import part_cards, sums_of, total_left
from shop.order.purchases.models import Purchase
from shop.order.reordering import reorder
from shop.order.selectors import purchase_by_number, purchases_of


@never_cache
@login_required
def my_orders(request: HttpRequest) -> HttpResponse:
    purchases = list(purchases_of(request.user))
    labels = payments.labels.ask(purchases)
    rows = [{"purchase": each, "total": total_left(each), "money": labels.get(each.pk)} for each in purchases]
    return render(request, "order/list.html", {"rows": rows})


@never_cache
def order_page(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, number, "order/order.html")


@never_cache
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, number, "order/receipt.html")


@require_POST
def cancel(request: HttpRequest, number: str, part: str = "") -> HttpResponse:
    """The buyer takes back one seller's part, or without a number all, while nobody has begun."""
    purchase = _opened(request, number)
    own = still_cancellable(purchase) if purchase else []
    named = [each for each in own if each.number == part] if part else own
    if purchase is None or (part and not named and not _has_part(purchase, part)):
        return not_found(request, number)
    try:
        told = cancel_parts(purchase, named).sentence if named else _("Nothing can be cancelled any more.")
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        (messages.success if named else messages.error)(request, told)
    return redirect("purchases:detail", number=purchase.order.number)


@require_POST
def again(request: HttpRequest, number: str) -> HttpResponse:
    """The same goods into the basket; what is not sold any more is named."""
    purchase = _opened(request, number)
    if purchase is None:
        return not_found(request, number)
    done = reorder(purchase, request.basket)
    if done.put:
        request.basket_changed = True  # type: ignore[attr-defined]
        messages.success(request, _("In your basket: %(names)s.") % {"names": ", ".join(done.put)})
    if done.missing:
        messages.error(request, _("Not sold now: %(names)s.") % {"names": ", ".join(done.missing)})
    return redirect("basket:summary")


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
    """The same page for an order that is not there and for one that is not hers, with two ways on.

    Raises TooManyGuesses for who came here too often.
    """
    count_wrong_guess(request)
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
    sums = sums_of(purchase, cards)
    link = request.build_absolute_uri() if request.GET.get("t") else ""
    here = request.build_absolute_uri(request.path)
    return {
        "purchase": purchase,
        "order": purchase.order,
        "cards": cards,
        "sums": sums,
        "money": payments.money_of.ask(purchase, total=sums["total"]),
        "invoice": getattr(purchase, "invoice", None),
        "is_guest": purchase.placed_by_id is None,
        "may_cancel_all": len([card for card in cards if card.may_cancel]) > 1,
        "link": link,
        "text": message_text(purchase, cards, total=sums["total"], link=link or here),
    }


def _has_part(purchase: Purchase, number: str) -> bool:
    return SellerOrder.objects.filter(order_id=purchase.order_id, number=number).exists()
