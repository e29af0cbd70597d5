"""Whose basket a request means. Nothing is asked of the database, and no session is begun, until a page wants it."""

from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from oscar.core.loading import get_model

from shop.basket.services import merge_baskets

GUEST_COOKIE = settings.OSCAR_BASKET_COOKIE_OPEN


def open_basket(request: HttpRequest) -> Any:
    """The open basket of this buyer or guest, or a new one that is not saved yet.

    A guest's basket joins that of the person she logs in as.
    """
    guest_basket = _guest_basket(request)
    if not request.user.is_authenticated:
        return guest_basket or get_model("basket", "Basket")()
    mine = _basket_of(request.user)
    if guest_basket is None:
        return mine
    if mine.pk is None:
        mine.save()
    merge_baskets(mine, guest_basket)
    return mine


def signed(basket_id: int) -> str:
    """What the guest's cookie says: nobody can ask for another's basket by counting."""
    return Signer(salt="basket").sign(str(basket_id))


def _basket_of(person: Any) -> Any:
    Basket = get_model("basket", "Basket")
    found = list(Basket.open.filter(owner=person).order_by("pk"))
    if not found:
        return Basket(owner=person)
    for extra in found[1:]:  # two first additions at the same moment make two
        merge_baskets(found[0], extra)
    return found[0]


def _guest_basket(request: HttpRequest) -> Any | None:
    cookie = request.COOKIES.get(GUEST_COOKIE)
    if not cookie:
        return None
    try:
        basket_id = int(Signer(salt="basket").unsign(cookie))
    except (BadSignature, ValueError):
        return None
    return get_model("basket", "Basket").open.filter(pk=basket_id, owner=None).first()
