"""/gio-hang/: see it, change it, mend it. One form without script: each button says what it does in `op`."""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.cache import never_cache

from catalog.places.selectors import provinces
from shop.address.destination import province_asked, remember_province
from shop.basket import errors, selectors, services, vouchers
from shop.basket.contents import Contents
from shop.basket.current import open_basket
from shop.basket.errors import BasketError
from shop.basket.parcels import discounts_of, parcels_of, to_pay
from shop.basket.wishes import remember_ways, ways_asked
from shop.core.formats import dong
from shop.core.text import whole_number


@method_decorator(never_cache, name="dispatch")
class BasketView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if "to" in request.GET:
            return _remember_place(request.GET["to"])
        return render(request, "basket/basket.html", basket_page(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "op" not in request.POST and ("sku" in request.POST or "product" in request.POST):
            return add_to_basket(request)
        try:
            _refuse_guessing(request)
            told = change_basket(request.basket, request.POST)
        except BasketError as refusal:
            messages.error(request, refusal.message)
        else:
            request.basket_changed = True
            if told:
                messages.success(request, told)
        response = redirect("basket:summary")
        remember_ways(request, response, request.POST)
        return response


class AddView(View):
    """The product page's button: `sku` or `product`, and `quantity`."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("basket:summary")

    def post(self, request: HttpRequest) -> HttpResponse:
        return add_to_basket(request)


def add_to_basket(request: HttpRequest) -> HttpResponse:
    asked = {"product": request.POST.get("product", "").strip(), "sku": request.POST.get("sku", "").strip()}
    try:
        quantity = services.read_count(request.POST.get("quantity") or "1")
        record = selectors.stock_record_of(**asked)
        if record is None:
            return _not_found(request, asked)
        _add(request, record, quantity)
    except BasketError as refusal:
        messages.error(request, refusal.message)
        return redirect(_product_page(asked))
    request.basket_changed = True
    messages.success(request, _("%(name)s is in your basket.") % {"name": record.product.get_title()})
    return redirect("basket:summary")


def _refuse_guessing(request: HttpRequest) -> None:
    """Codes are short: who tries many in a minute is told to wait."""
    if request.POST.get("op") == "voucher" and not ratelimit.consume(request, action="voucher"):
        raise errors.too_many_tries()


def _add(request: HttpRequest, record: Any, quantity: int) -> None:
    """A basket that another tab ordered meanwhile stays as it is; the goods go into a new one."""
    try:
        services.add_item(request.basket, record, quantity=quantity)
    except errors.AlreadyOrdered:
        request.basket = open_basket(request)
        services.add_item(request.basket, record, quantity=quantity)


def change_basket(basket: Any, sent: Any) -> str:
    """Do what the pressed button says; a sentence for the buyer, or nothing. Raises BasketError."""
    op = sent.get("op", "update")
    if op in WHOLE:
        return WHOLE[op](basket, sent)
    deed, _sep, number = op.partition("-")
    if deed not in DEEDS:
        return _set_all(basket, sent)
    line_id = whole_number(number)
    if line_id is None:
        raise errors.unknown_item()
    DEEDS[deed](basket, line_id, sent)
    return ""


def basket_page(request: HttpRequest) -> dict[str, Any]:
    """What the page shows. Six queries for a guest's basket, whatever lies in it."""
    contents = selectors.contents_of(request.basket)
    places = list(provinces()) if contents.groups else []
    asked = province_asked(request)
    province = next((place for place in places if place.pk == asked), None)
    parcels = parcels_of(contents, province.pk if province else None, ways_asked(request))
    return {
        "contents": contents,
        "groups": _numbered(contents, parcels),
        "province": province,
        "provinces": places,
        "parcel_count": len(parcels),
        "goods": contents.goods,
        "delivery": sum(parcel.fee for parcel in parcels),
        "discounts": discounts_of(contents, parcels),
        "total": to_pay(parcels),
        "funders": {group.shop.pk: group.shop.name for group in contents.groups},
        "wrong_count": sum(1 for item in contents.items if item.trouble),
        "summary": _summary(contents),
        "trouble": {item.line_id: trouble_of(item) for item in contents.items},
    }


def trouble_of(item: Any) -> dict[str, str]:
    """What is wrong with a line and the one tap that mends it; empty where nothing is."""
    remove, agree = _("Remove it"), _("Agree to the new price")
    if item.trouble == "closed":
        return {"text": item.reason.label, "tap": remove}
    if item.trouble == "gone":
        return {"text": _("Sold out while it lay here; it is not counted."), "tap": remove}
    if item.trouble == "less":
        text = _("Only %(left)s left.") % {"left": item.left}
        return {"text": text, "tap": _("Take %(left)s") % {"left": item.left}}
    if item.trouble == "price":
        text = _("The price was %(old)s and is now %(new)s.")
        return {"text": text % {"old": dong(item.price_seen), "new": dong(item.price)}, "tap": agree}
    return {}


def _numbered(contents: Contents, parcels: list) -> list[dict[str, Any]]:
    """All groups, also those of whom nothing can be sent; those have no parcel."""
    by_shop = {parcel.group.shop.pk: parcel for parcel in parcels}
    return [{"group": group, "shop": group.shop, "parcel": by_shop.get(group.shop.pk)} for group in contents.groups]


def _summary(contents: Contents) -> str:
    items = ngettext("%(count)s item in the basket", "%(count)s items in the basket", len(contents.items)) % {
        "count": len(contents.items)
    }
    sellers = len(contents.groups)
    return ngettext(
        "%(items)s from %(sellers)s seller. Each seller sends a parcel of her own.",
        "%(items)s from %(sellers)s sellers. Each seller sends a parcel of her own.",
        sellers,
    ) % {"items": items, "sellers": sellers}


@transaction.atomic
def _set_all(basket: Any, sent: Any) -> str:
    """Quantities that were typed, all or none: the refusal of one says that the basket is unchanged."""
    typed = {key.removeprefix("qty-"): value for key, value in sent.items() if key.startswith("qty-")}
    held = {str(pk): quantity for pk, quantity in basket.lines.values_list("pk", "quantity")} if basket.pk else {}
    wanted = {int(key): services.read_count(value, least=0) for key, value in typed.items() if key in held}
    for line_id, quantity in wanted.items():
        if quantity == 0:
            services.drop_line(basket, line_id)
        elif quantity != held[str(line_id)]:
            services.change_quantity(basket, line_id, quantity=quantity)
    return ""


def _drop(basket: Any, line_id: int, sent: Any) -> None:
    services.drop_line(basket, line_id)


def _mend(basket: Any, line_id: int, sent: Any) -> None:
    services.mend_line(basket, line_id)


def _one_more(basket: Any, line_id: int, sent: Any) -> None:
    typed = services.read_count(sent.get(f"qty-{line_id}", "1"))
    services.change_quantity(basket, line_id, quantity=typed + 1)


def _one_less(basket: Any, line_id: int, sent: Any) -> None:
    """One less than one leaves it at one: removing has a button of its own."""
    typed = services.read_count(sent.get(f"qty-{line_id}", "1"))
    services.change_quantity(basket, line_id, quantity=max(typed - 1, 1))


def _take_voucher_out(basket: Any, voucher_id: int, sent: Any) -> None:
    vouchers.remove_voucher(basket, voucher_id)


def _add_voucher(basket: Any, sent: Any) -> str:
    return _("Voucher %(code)s is in your basket.") % {"code": vouchers.add_voucher(basket, sent.get("voucher", ""))}


def _mend_all(basket: Any, sent: Any) -> str:
    mended = services.mend_all(basket)
    names = ", ".join(item.title for item in mended)
    return _("Mended: %(names)s.") % {"names": names} if mended else ""


DEEDS: dict[str, Callable[[Any, int, Any], None]] = {
    "drop": _drop,
    "mend": _mend,
    "more": _one_more,
    "less": _one_less,
    "unvoucher": _take_voucher_out,
}


WHOLE: dict[str, Callable[[Any, Any], str]] = {"update": _set_all, "voucher": _add_voucher, "mend-all": _mend_all}


def _remember_place(code: str) -> HttpResponse:
    """Fees are told for the province she asked about; the checkout starts with it too."""
    response = redirect("basket:summary")
    if any(place.pk == code for place in provinces()):
        remember_province(response, code)
    return response


def _not_found(request: HttpRequest, asked: dict[str, str]) -> HttpResponse:
    sized = selectors.product_with_sizes(**asked)
    refusal = errors.choose_a_size(sized.get_title()) if sized else errors.unknown_item()
    messages.error(request, refusal.message)
    return redirect(_page_of(sized) if sized else "basket:summary")


def _product_page(asked: dict[str, str]) -> str:
    """Back to where she chose the quantity."""
    record = selectors.stock_record_of(**asked)
    return _page_of(record.product) if record else reverse("basket:summary")


def _page_of(product: Any) -> str:
    return str(product.get_absolute_url())
