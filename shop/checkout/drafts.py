"""What the form starts with, and places found by a name that people still use."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language

from catalog.places.selectors import PlaceFound, commune_with_province, communes_named
from shop.address.destination import province_asked
from shop.basket.wishes import ways_asked
from shop.checkout.forms import NOT_KEPT, CheckoutForm
from shop.core.phones import NotAPhone, e164
from shop.order.purchases.models import Purchase
from shop.order.services import Buyer

PICKED = "place_found"
KEPT = "checkout_typed"


def first_values(request: HttpRequest) -> dict[str, Any]:
    """What she typed before she was sent to mend her basket, else a person's last purchase, else the province this
    browser last sent to. At most two queries.
    """
    if typed := request.session.get(KEPT):
        return dict(typed)
    person, ways = request.user if request.user.is_authenticated else None, ways_asked(request)
    last = Purchase.objects.filter(placed_by=person).order_by("-placed_at").first() if person else None
    if last is not None:
        return ways | {
            "recipient": last.recipient,
            "phone": _as_written(last.phone),
            "email": last.email,
            "province": _province_of(last.commune_id),
            "commune": last.commune_id,
            "street": last.street,
            "landmark": last.landmark,
        }
    known = {**ways, "province": province_asked(request)}
    if person:
        known |= {"recipient": person.full_name, "phone": _as_written(person.phone or ""), "email": person.email or ""}
    return known


def keep(request: HttpRequest, sent: QueryDict) -> None:
    """She has to leave the page: nothing of what she typed is lost until an order comes of it."""
    request.session[KEPT] = {name: value for name, value in sent.items() if name not in NOT_KEPT and value}


def forget(request: HttpRequest) -> None:
    if KEPT in request.session:
        del request.session[KEPT]


def phone_typed(form: CheckoutForm) -> str:
    """In E.164, empty while it is no number yet: limits of a phone are told as soon as it is known."""
    try:
        return e164(form["phone"].value() or "")
    except NotAPhone:
        return ""


def with_found_place(sent: QueryDict) -> tuple[QueryDict, list[PlaceFound]]:
    """The form as sent, with province and commune of the place she picked, or of the only one her words can mean.

    Several: they come back as a list to choose from.
    """
    sent = sent.copy()
    picked = commune_with_province(sent.get(PICKED, "")[:5]) if sent.get(PICKED) else None
    if picked is not None:
        sent["province"], sent["commune"] = picked.province_id, picked.pk
        return sent, []
    if sent.get("op") != "former":
        return sent, []
    found = communes_named(sent.get("former", "")[:120])
    if len(found) == 1:
        sent["province"], sent["commune"] = found[0].commune.province_id, found[0].commune.pk
    return sent, found


def buyer_of(request: HttpRequest, form: CheckoutForm) -> Buyer:
    held = form.cleaned_data
    return Buyer(
        person=request.user if request.user.is_authenticated else None,
        recipient=held["recipient"],
        phone=held["phone"],
        email=held["email"],
        commune=held["commune"],
        street=held["street"],
        landmark=held["landmark"],
        note=held["note"],
        language=(get_language() or "vi")[:5],
        wishes=form.wishes(),
    )


def _as_written(phone: str) -> str:
    return f"0{phone[3:]}" if phone.startswith("+84") else phone


def _province_of(commune_id: str) -> str:
    commune = commune_with_province(commune_id)
    return commune.province_id if commune else ""
