"""Sending a guest a new link to her order, when she knows its number and the recipient's phone."""

from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shop.core import clock
from shop.notices.services import EMAIL, SMS, Message, notify
from shop.order.purchases.models import Purchase
from shop.order.selectors import purchase_by_number
from shop.order.services import renew_link

MOST_AN_HOUR = 3


def send_new_link(number: str, phone: str) -> bool:
    """True when one was sent; the page says the same either way, so that nobody learns which orders exist.

    A person's order opens by logging in and gets no link. At most three an hour for an order.
    """
    purchase = purchase_by_number(number)
    if purchase is None or purchase.phone != phone or purchase.placed_by_id is not None:
        return False
    if _asked_too_often(purchase):
        return False
    _tell(purchase, renew_link(purchase))
    return True


def _asked_too_often(purchase: Purchase) -> bool:
    key = f"order-link:{purchase.pk}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) > MOST_AN_HOUR


def _tell(purchase: Purchase, token: str) -> None:
    with translation.override(purchase.language):
        url = reverse("purchases:detail", kwargs={"number": purchase.order.number})
        notify(
            Message(
                kind="order_link",
                key=f"order-{purchase.order_id}-link-{int(clock.now().timestamp())}",
                subject=_("The link to your order %(number)s") % {"number": purchase.order.number},
                body=_("Here is a new link to your order. The old one no longer opens it."),
                url=f"{url}?t={token}",
                email=purchase.email,
                phone=purchase.phone,
                channels=(EMAIL,) if purchase.email else (SMS,),
            )
        )
