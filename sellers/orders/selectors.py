"""Reading sellers' parts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sellers.orders.models import ENDED_BADLY, NOT_FOR_THE_SHOP, SellerOrder, SellerOrderLine, State
from sellers.shops.models import Shop

WAITING_FOR_SELLER = [State.PLACED]
TO_SEND = [State.CONFIRMED, State.PACKED]
ON_THE_WAY = [State.HANDED_OVER]
DONE = [State.DELIVERED, State.COMPLETED, State.CANCELLED, State.REFUSED_AT_DOOR, State.RETURNED, State.CLAIM]

# While the parcel is hers to bring she sees where to; before she accepts, the commune; afterwards no more (T45).
SEES_ADDRESS = [State.CONFIRMED, State.PACKED, State.HANDED_OVER]


@dataclass(frozen=True)
class Box:
    """One chip of her orders page."""

    slug: str
    label: Any
    states: list[State]


BOXES = (
    Box("moi", _("New orders"), WAITING_FOR_SELLER),
    Box("can-gui", _("To send"), TO_SEND),
    Box("dang-giao", _("On the way"), ON_THE_WAY),
    Box("xong", _("Done"), DONE),
)


def parts_of_order(order: Any) -> QuerySet[SellerOrder]:
    """The parts of a purchase with shop, lines and history: four queries in all, in the order of their numbers."""
    return (
        SellerOrder.objects.filter(order=order)
        .select_related("shop__commune__province", "shop__branch")
        .prefetch_related("lines__line__product", "changes")
        .order_by("number")
    )


def parts_for_shop(shop: Shop) -> QuerySet[SellerOrder]:
    """A shop's parts with what its pages show; two queries. Every seller's order page starts here.

    What waits for the buyer's money is not there yet.
    """
    lines = SellerOrderLine.objects.select_related("line__product__facts").order_by("pk")
    return (
        SellerOrder.objects.filter(shop=shop)
        .exclude(state__in=NOT_FOR_THE_SHOP)
        .select_related("shop", "order__purchase__commune__province", "order__purchase__invoice")
        .prefetch_related(Prefetch("lines", queryset=lines))
    )


def counts_by_box(shop: Shop) -> dict[str, int]:
    """How many parts lie in each box; one query."""
    by_state = dict(SellerOrder.objects.filter(shop=shop).order_by().values_list("state").annotate(count=Count("pk")))
    return {box.slug: sum(by_state.get(state, 0) for state in box.states) for box in BOXES}


def box_of(slug: str) -> Box | None:
    return next((box for box in BOXES if box.slug == slug), None)


def most_ordered(since: datetime, count: int) -> list[int]:
    """Public products in most parts placed since then, those that came to nothing left out.

    Sizes count for their product.
    """
    placed = SellerOrderLine.objects.filter(seller_order__order__date_placed__gte=since)
    counted = (
        placed.exclude(seller_order__state__in=ENDED_BADLY | NOT_FOR_THE_SHOP)
        .annotate(public=Coalesce("line__product__parent_id", "line__product_id"))
        .values("public")
        .exclude(public=None)
        .annotate(parts=Count("seller_order_id", distinct=True))
        .order_by("-parts", "public")
    )
    return [row["public"] for row in counted[:count]]
