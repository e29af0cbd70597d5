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
from shop.basket.parcels import parcels_of
from shop.basket.selectors import contents_of
from shop.checkout import drafts, errors
from shop.checkout.adding import offered_addition
from shop.checkout.forms import CheckoutForm
from shop.checkout.page import checkout_page
from shop.checkout.services import Asked, Placed, checkout_key, find_placed, place_order
from shop.core.errors import DomainError
from shop.core.formats import dong
from shop.core.names import told
from shop.core.points import Point
from shop.order.access import remember
from shop.order.purchases.models import Method
from shop.payment.services import start_payment

PLACE = "place"
AFTER_COMMIT = Point("placing.after_commit")
NEEDS_THE_BASKET = (StockGone, errors.BasketNeedsMending, errors.NothingToOrder)


@method_decorator(never_cache, name="dispatch")
class CheckoutView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        contents = contents_of(request.basket, pictured=False)
        if refusal := _not_ready(contents):
            return _to_basket(request, refusal)
        first = {"payment": Method.CASH_ON_DELIVERY, **drafts.first_values(request)}
        return _page(request, CheckoutForm(initial=first), contents)

    def post(self, request: HttpRequest) -> HttpResponse:
        sent, found = drafts.with_found_place(request.POST)
        if sent.get("op", PLACE) == PLACE:
            return _place(request, CheckoutForm(sent))
        form = CheckoutForm(initial=sent.dict())
        contents = contents_of(request.basket, pictured=False, phone=drafts.phone_typed(form))
        if not contents.items:
            return _already_placed(request) or _to_basket(request, errors.NothingToOrder())
        return _page(request, form, contents, found)


def communes(request: HttpRequest) -> HttpResponse:
    """Communes of ?province=: options for a page, or JSON for the script that fills a list."""
    found = [(each.pk, told(each.full_name)) for each in communes_in(request.GET.get("province", "")[:2])]
    if "text/html" in request.headers.get("Accept", ""):
        return HttpResponse(format_html_join("\n", '<option value="{}">{}</option>', found))
    return JsonResponse({"communes": [{"code": code, "name": name} for code, name in found]})


def _place(request: HttpRequest, form: CheckoutForm) -> HttpResponse:
    """What the form can judge alone comes first; the rest is judged where it is written, once."""
    if request.basket.pk is None:  # read here, since joining a guest's basket must not be undone with a refused order
        return _already_placed(request) or _to_basket(request, errors.NothingToOrder())
    if not form.is_valid():
        return _already_placed(request) or _refused(request, form)
    held = form.cleaned_data
    asked = Asked(
        basket=request.basket,
        key=held["key"],
        buyer=drafts.buyer_of(request, form),
        delivery=request.POST,
        method=held["payment"],
        seen_goods=held["seen_goods"],
        seen_total=held["seen_total"] or 0,
        seen_prices=held["seen_prices"],
    )
    try:
        placed = place_order(asked)
    except NEEDS_THE_BASKET as refusal:
        return _to_basket(request, refusal)
    except DomainError as refusal:
        form.add_error(getattr(refusal, "field", None), refusal.message)
        return _refused(request, form)
    return _on_to_order(request, placed, held)


def _on_to_order(request: HttpRequest, placed: Placed, held: dict[str, Any]) -> HttpResponse:
    """The order is committed; now, outside any transaction, the way of paying may send her elsewhere."""
    AFTER_COMMIT.reach()
    purchase = placed.purchase
    url = reverse("purchases:detail", kwargs={"number": purchase.order.number})
    if purchase.placed_by_id is None:
        remember(request, purchase)
        url = f"{url}?t={placed.token}" if placed.is_new else url
    elif placed.is_new:
        messages.success(request, _("Your order is placed. Thank you."))
    if placed.is_new:
        drafts.forget(request)
        if placed.cheaper_by > 0:
            text = _("It came out %(less)s lower than the page had said.")
            messages.info(request, text % {"less": dong(placed.cheaper_by)})
        url = start_payment(purchase).redirect_to or url
    response = redirect(url)
    remember_province(response, held["commune"].province_id)
    if placed.is_new:
        write_count(response, 0)
    return response


def _already_placed(request: HttpRequest) -> HttpResponse | None:
    """Back, then sent again: the basket of that page has become an order, and that is what she sees."""
    key = request.POST.get("key", "")[:64]
    if not key or (request.basket.pk and key == checkout_key(request.basket)):
        return None
    try:
        placed = find_placed(key, person=request.user if request.user.is_authenticated else None)
    except errors.NotYourCheckout as refusal:
        return _to_basket(request, refusal)
    if placed is None:
        return None
    if placed.purchase.placed_by_id is None:
        remember(request, placed.purchase)
    return redirect("purchases:detail", number=placed.purchase.order.number)


def _refused(request: HttpRequest, form: CheckoutForm) -> HttpResponse:
    """The same page again, priced anew, with all that she typed and everything that is to be mended."""
    contents = contents_of(request.basket, pictured=False, phone=drafts.phone_typed(form))
    if not contents.items:
        return _to_basket(request, errors.NothingToOrder())
    parcels = parcels_of(contents, form.asked_province or None, request.POST, commune=form.asked_commune)
    form.say_what_parcels_need(parcels)
    return _page(request, form, contents)


def _not_ready(contents: Contents) -> DomainError | None:
    if not contents.items:
        return errors.NothingToOrder()
    return errors.BasketNeedsMending(contents.blocked) if contents.blocked else None


def _to_basket(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    if request.method == "POST":
        drafts.keep(request, request.POST)
    messages.error(request, refusal.message)
    return redirect("basket:summary")


def _page(
    request: HttpRequest, form: CheckoutForm, contents: Contents, found: list[PlaceFound] | None = None
) -> HttpResponse:
    context = checkout_page(request, form, contents)
    context["addition"] = offered_addition(request, contents)
    context |= {"found": found or [], "asked_former": request.POST.get("op") == "former"}
    return render(request, "checkout/checkout.html", context)
