"""All that the checkout's page shows, and what it carries so that the send can be judged by what was seen."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from shop.address.keys import address_key
from shop.basket.contents import Contents
from shop.basket.parcels import discounts_of, parcels_of, to_pay
from shop.checkout import drafts, review
from shop.checkout.forms import CheckoutForm
from shop.checkout.services import checkout_key
from shop.core import clock
from shop.core.formats import dong
from shop.payment.methods.base import Bill, PaymentMethod
from shop.payment.services import deposit_of, methods_for


def checkout_page(request: HttpRequest, form: CheckoutForm, contents: Contents) -> dict[str, Any]:
    """Prices everything anew. Ways of delivery are read from what was sent, or from what was kept of it."""
    delivery = request.POST or form.initial
    parcels = parcels_of(contents, form.asked_province or None, delivery, commune=form.asked_commune)
    total = to_pay(parcels)
    bill = review.bill_of(
        total,
        parcels,
        person=request.user,
        phone=drafts.phone_typed(form),
        address_key=address_key(form["commune"].value() or "", form["street"].value() or ""),
    )
    return {
        "form": form,
        "parcels": parcels,
        "labels": review.labels_of(contents.items),
        "goods": contents.goods,
        "delivery": sum(parcel.fee for parcel in parcels),
        "discounts": discounts_of(contents, parcels),
        "vouchers": contents.vouchers,
        "funders": {parcel.group.shop.pk: parcel.group.shop.name for parcel in parcels},
        "total": total,
        "place_known": bool(form.asked_province),
        "payments": [_payment_card(each, why, bill, form["payment"].value()) for each, why in methods_for(bill)],
        "now": clock.now(),
        "key": checkout_key(request.basket),  # type: ignore[attr-defined]
        "seen_goods": review.fingerprint(contents),
        "seen_prices": review.prices_shown(contents),
    }


def _payment_card(method: PaymentMethod, refusal: str, bill: Bill, chosen: Any) -> dict[str, Any]:
    deposit = 0 if refusal else deposit_of(method, bill)
    first = _("%(deposit)s is transferred first, the rest paid at the door.") % {"deposit": dong(deposit)}
    return {
        "name": "payment",
        "value": method.code,
        "checked": method.code == chosen and not refusal,
        "title": method.title(),
        "pic": method.picture,
        "note": f"{first} {method.note()}" if deposit else method.note(),
        "impossible": refusal,
    }
