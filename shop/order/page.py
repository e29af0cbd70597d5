"""What the order's page shows, as plain values: one card a seller with its goods and its road."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.selectors import first_pictures
from sellers.delivery.ways import has_tracking_code
from sellers.orders.models import ENDED_BADLY, SellerOrder, State
from sellers.orders.steps import BUYER_MAY_CANCEL
from shop.core import formats
from shop.core.money import NBSP, to_dong
from shop.order.purchases.models import Purchase
from shop.order.selectors import parts_with_goods
from shop.order.services import PACK
from shop.shipping.methods import method_name

# Each step of the road: what it is called when done, while it is under way, and before.
ROAD: tuple[tuple[State, Any, Any, Any], ...] = (
    (State.CONFIRMED, gettext_lazy("The seller accepted"), gettext_lazy("Waiting for the seller's answer"), ""),
    (State.PACKED, gettext_lazy("Packed"), gettext_lazy("Being packed"), gettext_lazy("Packing")),
    (State.HANDED_OVER, gettext_lazy("Sent"), gettext_lazy("Waiting to be sent"), gettext_lazy("Handing over")),
    (State.DELIVERED, gettext_lazy("Delivered"), gettext_lazy("On the way"), gettext_lazy("Delivery to you")),
)
TAGS = {
    State.HANDED_OVER: "now",
    State.DELIVERED: "good",
    State.COMPLETED: "good",
    State.CANCELLED: "bad",
    State.REFUSED_AT_DOOR: "bad",
    State.RETURNED: "bad",
    State.CLAIM: "bad",
}


@dataclass(frozen=True)
class Step:
    state: str  # done, now, todo, bad
    title: str
    note: str = ""


@dataclass(frozen=True)
class Goods:
    title: str
    count: str
    total: int
    slug: str
    picture: str


@dataclass(frozen=True)
class PartCard:
    """`number` counts from 1; amounts are đồng."""

    number: int
    part: SellerOrder
    goods: list[Goods]
    road: list[Step]
    tag: str
    delivery: str
    may_cancel: bool


def part_cards(order: Any) -> list[PartCard]:
    parts = parts_with_goods(order)
    lines = [own.line for part in parts for own in part.lines.all()]
    pictures = first_pictures({line.product.parent_id or line.product_id for line in lines if line.product})
    return [
        PartCard(
            number=number,
            part=part,
            goods=[_goods(own.line, pictures) for own in part.lines.all()],
            road=road_of(part),
            tag=TAGS.get(State(part.state), "time"),
            delivery=method_name(part.delivery_method),
            may_cancel=State(part.state) in BUYER_MAY_CANCEL,
        )
        for number, part in enumerate(parts, start=1)
    ]


def road_of(part: SellerOrder) -> list[Step]:
    """The steps taken with their hours, the one under way, those to come; where it ended badly, the end instead."""
    reached = {change.to_state: change for change in part.changes.all()}
    done = [(state, title) for state, title, _doing, _todo in ROAD if state in reached]
    steps = [Step("done", str(title), _when(reached[state].changed_at, part, state)) for state, title in done]
    if State(part.state) in ENDED_BADLY:
        end = reached.get(part.state)
        note = ", ".join(filter(None, [_hour(end.changed_at) if end else "", end.note if end else ""]))
        return [*steps, Step("bad", str(State(part.state).label), note)]
    rest = [row for row in ROAD if row[0] not in reached]
    if State(part.state) == State.AWAITING:
        todo = [Step("todo", str(doing)) for _state, _done, doing, _todo in rest[:1]]
        return [Step("now", _("Waiting for your payment")), *todo, *_to_come(rest[1:])]
    if not rest:
        return [*steps[:-1], Step("now", steps[-1].title, steps[-1].note)]
    steps.append(Step("now", str(rest[0][2]), _expected(part)))
    return [*steps, *_to_come(rest[1:])]


def _to_come(rest: Sequence[tuple[State, Any, Any, Any]]) -> list[Step]:
    return [Step("todo", str(todo)) for _state, _done, _doing, todo in rest]


def sums_of(purchase: Purchase, cards: list[PartCard]) -> dict[str, int]:
    """Đồng: goods, delivery and discount as ordered, what ended parcels take off, what is left to pay in all."""
    off = sum(card.part.total_dong for card in cards if _ended(card))
    return {
        "goods": purchase.goods_dong,
        "delivery": purchase.delivery_dong,
        "discount": purchase.discount_dong,
        "off": off,
        "total": purchase.total_dong - off,
    }


def total_left(purchase: Purchase) -> int:
    """Đồng for all parcels that did not end badly; needs the parts as `purchases_of` reads them, no query."""
    parts = purchase.order.seller_orders.all()
    return purchase.total_dong - sum(part.total_dong for part in parts if State(part.state) in ENDED_BADLY)


def _ended(card: PartCard) -> bool:
    return State(card.part.state) in ENDED_BADLY


def _goods(line: Any, pictures: dict[int, str]) -> Goods:
    pack = next((str(each.value) for each in line.attributes.all() if each.type == PACK), "")
    public = line.product and (line.product.parent or line.product)
    return Goods(
        title=_without_size(line.title, pack),
        count=f"{line.quantity} {pack}" if pack else _("Quantity: %(count)s") % {"count": line.quantity},
        total=to_dong(line.line_price_before_discounts_incl_tax),
        slug=public.slug if public else "",
        picture=pictures.get(public.pk, "") if public else "",
    )


def _without_size(title: str, pack: str) -> str:
    """The size stands in the pack as well, and once is enough for the buyer."""
    name, _comma, size = title.rpartition(", ")
    return name if name and pack.replace(NBSP, " ").endswith(size.replace(NBSP, " ")) else title


def _when(moment: datetime, part: SellerOrder, state: State) -> str:
    if state == State.HANDED_OVER and part.tracking_code:
        told = {"when": _hour(moment), "code": part.tracking_code}
        if has_tracking_code(part.delivery_method):
            return _("%(when)s · code %(code)s") % told
        return _("%(when)s · phone of the coach %(code)s") % told
    return _hour(moment)


def _expected(part: SellerOrder) -> str:
    if State(part.state) == State.PLACED and part.answer_by:
        return _("answers before %(when)s") % {"when": _hour(part.answer_by)}
    return ""


def _hour(moment: datetime) -> str:
    """11:05, 18/11/2026"""
    return f"{formats.time(moment)}, {formats.date(moment)}"
