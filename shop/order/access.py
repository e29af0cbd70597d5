"""Who may open an order: the person who placed it, or a browser that came with the guest's link (TRUST, O13)."""

from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from shop.core import clock
from shop.order.numbers import hash_of
from shop.order.purchases.models import Purchase

OPENED = "opened_orders"
MOST_REMEMBERED = 20


def may_open(request: HttpRequest, purchase: Purchase) -> bool:
    """A good link is remembered by this browser, until it expires or a new one is asked for."""
    if request.user.is_authenticated and request.user.pk == purchase.placed_by_id:
        return True
    if clock.now() >= purchase.token_expires_at:
        return False
    token = request.GET.get("t", "")
    if token and constant_time_compare(hash_of(token), purchase.token_hash):
        remember(request, purchase)
        return True
    return bool(request.session.get(OPENED, {}).get(_key(purchase)) == _mark(purchase))


def opened_before(request: HttpRequest) -> list[int]:
    """Keys of the purchases that this browser placed or came to by their links; each is still judged by may_open."""
    return [int(key) for key in request.session.get(OPENED, {})]


def remember(request: HttpRequest, purchase: Purchase) -> None:
    """This browser placed the order, or came with its link."""
    opened: dict[str, Any] = dict(request.session.get(OPENED, {}))
    if opened.get(_key(purchase)) == _mark(purchase):
        return
    opened[_key(purchase)] = _mark(purchase)
    request.session[OPENED] = dict(list(opened.items())[-MOST_REMEMBERED:])


def _key(purchase: Purchase) -> str:
    return str(purchase.pk)


def _mark(purchase: Purchase) -> str:
    """Follows the link: a renewed link forgets all browsers that came by the old one."""
    return purchase.token_hash[:24]
