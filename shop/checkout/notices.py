"""What a buyer is told when her order is placed: number, sums, parts, and the link that opens it."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shop.basket.parcels import Parcel
from shop.core.formats import dong
from shop.notices.services import EMAIL, PAGE, SMS, Message, notify
from shop.order.purchases.models import Purchase


def tell_buyer(purchase: Purchase, parcels: Sequence[Parcel], token: str) -> None:
    """Written in the order's own transaction, sent after commit: a mail that fails harms nothing.

    A guest's link carries her token; a person's does not, she logs in.
    """
    with translation.override(purchase.language):
        url = reverse("purchases:detail", kwargs={"number": purchase.order.number})
        by_mail = bool(purchase.email or (purchase.placed_by and purchase.placed_by.email))
        notify(
            Message(
                kind="order_placed",
                key=f"order-{purchase.order_id}-placed",
                subject=_("Your order %(number)s") % {"number": purchase.order.number},
                body=_body(purchase, parcels),
                url=url if purchase.placed_by_id else f"{url}?t={token}",
                person=purchase.placed_by,
                email=purchase.email,
                phone=purchase.phone,
                channels=(PAGE, EMAIL) if by_mail else (PAGE, SMS),
            )
        )


def _body(purchase: Purchase, parcels: Sequence[Parcel]) -> str:
    lines = [_("We have your order %(number)s.") % {"number": purchase.order.number}]
    lines += [
        _("Parcel %(number)s, %(shop)s: %(sum)s")
        % {"number": parcel.number, "shop": parcel.group.shop.name, "sum": dong(parcel.group.goods + parcel.fee)}
        for parcel in parcels
    ]
    lines.append(_("To pay on delivery: %(total)s.") % {"total": dong(purchase.total_dong)})
    lines.append(_("Each seller answers within 24 hours."))
    return "\n".join(lines)
