"""/thanh-toan/: a page with everything, and one send that places the order. All of it works without script."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from catalog.places.selectors import PlaceFound, communes_in
from sellers.stock.errors import StockGone
from shop.address.destination import remember_province
from shop.basket.contents import Contents
from shop.basket.middleware import write_count
from shop.basket.parcels import Parcel, discounts_of, parcels_of, to_pay
from shop.basket.selectors import contents_of
from shop.checkout import drafts, errors
from shop.checkout.forms import CheckoutForm
from shop.checkout.services import Asked, Placed, checkout_key, find_placed, fingerprint, place_order
from shop.core.errors import DomainError
from shop.core.names import told
from shop.order.access import remember
from shop.order.purchases.models import Method
from shop.payment.methods.base import Bill
from shop.payment.services import method_by_code, methods_for

PLACE = "place"


@method_decorator(never_cache, name="dispatch")
class CheckoutView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        contents = contents_of(request.basket, pictured=False)
        if refusal := _not_ready(contents):
            return _to_basket(request, refusal)
        form = CheckoutForm(initial={"payment": Method.CASH_ON_DELIVERY, **drafts.first_values(request)})
        parcels = parcels_of(contents, form.asked_province or None)
        return _page(request, form, contents, parcels)

    def post(self, request: HttpRequest) -> HttpResponse:
        contents = contents_of(request.basket, pictured=False)
        if not contents.items:
            return _already_placed(request)
        sent, found = drafts.with_found_place(request.POST)
        placing = sent.get("op", PLACE) == PLACE
        form = CheckoutForm(sent) if placing else CheckoutForm(initial=sent.dict())
        parcels = parcels_of(contents, form.asked_province or None, sent)
        if not placing:
            return _page(request, form, contents, parcels, found)
        form.parcels = parcels
        if not form.is_valid():
            return _page(request, form, contents, parcels, found)
        return _place(request, form, contents, parcels)


def communes(request: HttpRequest) -> HttpResponse:
    """Communes of ?province=: options for a page, or JSON for the script that fills a list."""
    found = [(each.pk, told(each.full_name)) for each in communes_in(request.GET.get("province", "")[:2])]
    if "text/html" in request.headers.get("Accept", ""):
        return HttpResponse(format_html_join("\n", '<option value="{}">{}</option>', found))
    return JsonResponse({"communes": [{"code": code, "name": name} for code, name in found]})


def _place(request: HttpRequest, form: CheckoutForm, contents: Contents, parcels: list[Parcel]) -> HttpResponse:
    held = form.cleaned_data
    asked = Asked(
        basket=request.basket,
        key=held["key"],
        buyer=drafts.buyer_of(request, held),
        delivery={parcel.field: parcel.chosen.code for parcel in parcels if parcel.chosen},
        method=held["payment"],
        seen_goods=held["seen_goods"],
        seen_total=held["seen_total"] or 0,
    )
    try:
        placed = place_order(asked)
    except (StockGone, errors.BasketNeedsMending, errors.NothingToOrder, errors.NotYourCheckout) as refusal:
        return _to_basket(request, refusal)
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        contents = contents_of(request.basket, pictured=False, phone=held["phone"])  # as it is after the refusal
        return _page(request, form, contents, parcels_of(contents, form.asked_province or None, asked.delivery))
    return _on_to_order(request, placed, held)


def _on_to_order(request: HttpRequest, placed: Placed, held: dict[str, Any]) -> HttpResponse:
    """The order is committed; now, outside any transaction, the way of paying may send her elsewhere."""
    purchase = placed.purchase
    url = reverse("purchases:detail", kwargs={"number": purchase.order.number})
    if purchase.placed_by_id is None:
        remember(request, purchase)
        url = f"{url}?t={placed.token}" if placed.is_new else url
    elif placed.is_new:
        messages.success(request, _("Your order is placed. Thank you."))
    if placed.is_new:
        step = method_by_code(purchase.method, Bill(purchase.total_dong, [])).start(purchase)
        url = step.redirect_to or url
    response = redirect(url)
    remember_province(response, held["commune"].province_id)
    if placed.is_new:
        write_count(response, 0)
    return response


def _already_placed(request: HttpRequest) -> HttpResponse:
    """Back, then sent again: her basket has become an order, and that is what she sees."""
    person = request.user if request.user.is_authenticated else None
    placed = find_placed(request.POST.get("key", "")[:64], person=person)
    if placed is None:
        return _to_basket(request, errors.NothingToOrder())
    if placed.purchase.placed_by_id is None:
        remember(request, placed.purchase)
    return redirect("purchases:detail", number=placed.purchase.order.number)


def _not_ready(contents: Contents) -> DomainError | None:
    if not contents.items:
        return errors.NothingToOrder()
    return errors.BasketNeedsMending(contents.blocked) if contents.blocked else None


def _to_basket(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    messages.error(request, refusal.message)
    return redirect("basket:summary")


def _page(
    request: HttpRequest,
    form: CheckoutForm,
    contents: Contents,
    parcels: list[Parcel],
    found: list[PlaceFound] | None = None,
) -> HttpResponse:
    """Draws the review anew, and signs under it what it shows: the goods and the sum that she confirms."""
    delivery = sum(parcel.fee for parcel in parcels)
    total = to_pay(parcels)
    bill = Bill(total, [parcel.group.shop for parcel in parcels], request.user)
    context = {
        "form": form,
        "parcels": parcels,
        "goods": contents.goods,
        "delivery": delivery,
        "discounts": discounts_of(contents, parcels),
        "vouchers": contents.vouchers,
        "total": total,
        "place_known": bool(form.asked_province),
        "payments": [_payment_card(method, refusal, form["payment"].value()) for method, refusal in methods_for(bill)],
        "found": found or [],
        "asked_former": request.POST.get("op") == "former",
        "key": checkout_key(request.basket),
        "seen_goods": fingerprint(contents),
    }
    return render(request, "checkout/checkout.html", context)


def _payment_card(method: Any, refusal: str, chosen: Any) -> dict[str, Any]:
    return {
        "name": "payment",
        "value": method.code,
        "checked": method.code == chosen and not refusal,
        "title": method.title(),
        "pic": method.picture,
        "note": method.note(),
        "impossible": refusal,
    }
