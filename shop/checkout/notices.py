"""What a buyer is told when her order is placed: number, sums, parts, and the link that opens it."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from shop.basket.parcels import Parcel
from shop.core import formats
from shop.core.formats import dong
from shop.notices.services import EMAIL, PAGE, SMS, Message, notify
from shop.payment.attempts.models import Payment


def tell_buyer(payment: Payment, parcels: Sequence[Parcel], token: str) -> None:
    """Written in the order's own transaction, sent after commit: a mail that fails harms nothing.

    A guest's link carries her token; a person's does not, she logs in.
    """
    purchase = payment.purchase
    with translation.override(purchase.language):
        url = reverse("purchases:detail", kwargs={"number": purchase.order.number})
        by_mail = bool(purchase.email or (purchase.placed_by and purchase.placed_by.email))
        notify(
            Message(
                kind="order_placed",
                key=f"order-{purchase.order_id}-placed",
                subject=_("Your order %(number)s") % {"number": purchase.order.number},
                body=_body(payment, parcels),
                url=url if purchase.placed_by_id else f"{url}?t={token}",
                person=purchase.placed_by,
                email=purchase.email,
                phone=purchase.phone,
                channels=(PAGE, EMAIL) if by_mail else (PAGE, SMS),
            )
        )


def _body(payment: Payment, parcels: Sequence[Parcel]) -> str:
    lines = [_("We have your order %(number)s.") % {"number": payment.purchase.order.number}]
    lines += [
        _("Parcel %(number)s, %(shop)s: %(sum)s")
        % {"number": parcel.number, "shop": parcel.group.shop.name, "sum": dong(parcel.total)}
        for parcel in parcels
    ]
    return "\n".join([*lines, *_money(payment)])


def _money(payment: Payment) -> list[str]:
    """What is to be paid, how and until when; and what the sellers do next."""
    facts = {
        "total": dong(payment.due_dong),
        "now": dong(payment.to_pay_now_dong),
        "until": formats.moment(payment.expires_at),
    }
    if payment.expires_at is None:
        return [_("To pay on delivery: %(total)s.") % facts, _("Each seller answers within 24 hours.")]
    rest = [_("The rest of %(total)s is paid on delivery.") % facts] if payment.deposit_dong else []
    return [
        _("Please pay %(now)s by %(until)s; the page of your order shows how.") % facts,
        *rest,
        _("The sellers begin as soon as the money is here."),
    ]
