"""The buyer takes back what nobody has begun: one parcel, or all that may still be taken back."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sellers.orders.models import SellerOrder
from sellers.orders.services import cancel_part
from sellers.orders.steps import BUYER_MAY_CANCEL
from shop.core.errors import DomainError
from shop.core.formats import dong
from shop.core.points import Point
from shop.order import payments
from shop.order.purchases.models import Purchase

BEFORE, AFTER = Point("buyer_cancels.before"), Point("buyer_cancels.after")


@dataclass(frozen=True)
class Cancelled:
    """`parts` that ended now, `kept` that somebody had begun, `back` đồng that are sent back for them."""

    parts: tuple[SellerOrder, ...]
    kept: tuple[SellerOrder, ...]
    back: int

    @property
    def sentence(self) -> str:
        """What happened to the parcels, and to the money."""
        told = [_("The order is cancelled.") if len(self.parts) > 1 else _("This parcel is cancelled.")]
        if self.back:
            text = _("%(sum)s goes back to you, the way it was paid.")
            told.append(text % {"sum": dong(self.back)})
        else:
            told.append(_("You pay nothing for it."))
        if self.kept:
            names = ", ".join(part.shop.name for part in self.kept)
            told.append(_("Already being prepared and not cancelled: %(shops)s.") % {"shops": names})
        return " ".join(told)


def cancel_parts(purchase: Purchase, parts: list[SellerOrder]) -> Cancelled:
    """Each parcel by itself, so that one which was accepted at this moment keeps no other. For who may open the order.

    Raises DomainError where none of them could be taken back.
    """
    before = payments.given_back.ask(purchase)
    ended, kept, why = [], [], None
    BEFORE.reach()
    for part in parts:
        try:
            cancel_part(part, by=purchase.placed_by, reason=_("The buyer cancelled."))  # None: a guest, by her link
        except DomainError as refusal:
            kept.append(part)
            why = refusal
        else:
            ended.append(part)
    AFTER.reach()
    if why is not None and not ended:
        raise why
    return Cancelled(tuple(ended), tuple(kept), payments.given_back.ask(purchase) - before)


def still_cancellable(purchase: Purchase) -> list[SellerOrder]:
    return list(
        SellerOrder.objects.filter(order_id=purchase.order_id, state__in=BUYER_MAY_CANCEL)
        .select_related("shop", "order__purchase")
        .order_by("pk")
    )
