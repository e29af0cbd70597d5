"""What buyers and sellers are told of a part, each in her own language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sellers.orders.models import SellerOrder, State
from sellers.shops.models import ShopKeeper
from shop.core import clock, formats
from shop.notices.services import EMAIL, PAGE, SMS, Message, notify, notify_all

SELLERS_LANGUAGE = "vi"


def tell_sellers(parts: Mapping[SellerOrder, Sequence[Any]]) -> None:
    """Of new orders, with their lines: one message to each keeper of each shop; two queries in all."""
    with translation.override(SELLERS_LANGUAGE):
        notify_all(
            Message(
                kind="order_new",
                key=f"part-{part.pk}-placed-to-{keeper.person_id}",
                subject=_("New order %(number)s") % {"number": part.number},
                body=_new_order(part, parts[part]),
                url=reverse("selling:order", kwargs={"number": part.number}),
                person=keeper.person,
                channels=(PAGE, EMAIL, SMS),
            )
            for part, keeper in _with_keepers(parts)
        )


def tell_seller_of_cancelling(part: SellerOrder, *, note: str) -> None:
    """The buyer took her order back before it was accepted: there is nothing left to do for the shop."""
    with translation.override(SELLERS_LANGUAGE):
        notify_all(
            Message(
                kind="order_cancelled",
                key=f"part-{part.pk}-cancelled-to-{keeper.person_id}",
                subject=_("Order %(number)s was cancelled by the buyer") % {"number": part.number},
                body=_("You need not prepare it. The goods are back in your stock."),
                url=reverse("selling:order", kwargs={"number": part.number}),
                person=keeper.person,
                channels=(PAGE, EMAIL),
            )
            for _part, keeper in _with_keepers({part: ()})
        )


def tell_seller_of_more(part: SellerOrder, lines: Sequence[Any]) -> None:
    """The buyer added to an order that is not packed yet."""
    goods = "; ".join(f"{line.title}, {line.quantity}" for line in lines)
    with translation.override(SELLERS_LANGUAGE):
        notify_all(
            Message(
                kind="order_more",
                key=f"part-{part.pk}-more-{lines[0].pk}-to-{keeper.person_id}",
                subject=_("Order %(number)s: the buyer adds goods") % {"number": part.number},
                body=_("%(goods)s. They go into the same parcel.") % {"goods": goods},
                url=reverse("selling:order", kwargs={"number": part.number}),
                person=keeper.person,
                channels=(PAGE, EMAIL, SMS),
            )
            for _part, keeper in _with_keepers({part: ()})
        )


def tell_buyer(part: SellerOrder, *, note: str) -> None:
    """Of the step the part has just taken. Steps that say nothing to her are passed over."""
    purchase = part.order.purchase
    with translation.override(purchase.language):
        sentence = _sentences().get(State(part.state))
        if sentence is None:
            return
        facts = {"shop": part.shop.name, "number": part.number, "note": note}
        body = sentence % facts
        if note and part.state == State.HANDED_OVER:
            body += "\n" + _("Tracking code: %(note)s") % facts
        elif note:
            body += "\n" + _("The seller writes: %(note)s") % facts
        notify(
            Message(
                kind="order_step",
                key=f"part-{part.pk}-{part.state}",
                subject=_("Order %(number)s: %(step)s") % {**facts, "step": State(part.state).label},
                body=body,
                url=_page_of_purchase(part.order.number),
                person=purchase.placed_by,
                email=purchase.email,
                phone=purchase.phone,
                channels=(PAGE, EMAIL) if purchase.email or purchase.placed_by_id else (SMS,),
            )
        )


def _page_of_purchase(number: str) -> str:
    """By its address in CONTRACT: the buyer's pages lie above this room."""
    prefix = "" if formats.is_vietnamese() else f"/{translation.get_language()}"
    return f"{prefix}/don-hang/{number}/"


def _sentences() -> dict[State, str]:
    return {
        State.CONFIRMED: _("%(shop)s has accepted your order and is preparing it."),
        State.HANDED_OVER: _("%(shop)s has sent your parcel."),
        State.DELIVERED: _("Your parcel from %(shop)s has been delivered. Thank you for buying."),
        State.CANCELLED: _("%(shop)s cannot fulfil this part of your order; you pay nothing for it."),
        State.REFUSED_AT_DOOR: _("Your parcel from %(shop)s was not accepted and goes back to the seller."),
    }


def _new_order(part: SellerOrder, lines: Iterable[Any]) -> str:
    goods = "; ".join(f"{line.title}, {line.quantity}" for line in lines)
    answer_by = part.answer_by and clock.local(part.answer_by)
    until = f"{formats.time(answer_by)} {formats.date(answer_by)}" if answer_by else ""
    return _("%(goods)s. Please answer before %(until)s.") % {"goods": goods, "until": until}


def _with_keepers(parts: Mapping[SellerOrder, Sequence[Any]]) -> list[tuple[SellerOrder, ShopKeeper]]:
    keepers = ShopKeeper.objects.keeping_now().filter(shop_id__in=[part.shop_id for part in parts])
    by_shop = {part.shop_id: part for part in parts}
    return [(by_shop[keeper.shop_id], keeper) for keeper in keepers.select_related("person")]
