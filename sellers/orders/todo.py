"""A part as a card of things to do: what, for whom, by when, what she receives, one big button."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sellers.orders import services
from sellers.orders.deeds import main_deed, may_give_up
from sellers.orders.lines import lines_of
from sellers.orders.models import ENDED_BADLY, SellerOrder, State
from sellers.payouts.shares import Share, share_of
from shop.core import clock, formats

SHOWN_LINES = 3


@dataclass(frozen=True)
class Button:
    label: str
    kind: str = ""
    value: str = ""
    url: str = ""


@dataclass(frozen=True)
class Todo:
    """Shape of components/todo_card.html."""

    tag: str
    title: str
    title_more: str = ""
    urgent: bool = False
    tag_kind: str = "time"
    aside: str = ""
    aside_kind: str = ""
    lines: list[str] = field(default_factory=list)
    receive: int | None = None
    receive_url: str = ""
    action: str = ""
    buttons: list[Button] = field(default_factory=list)


def share_of_part(part: SellerOrder) -> Share:
    """By the rates of the day on which it was placed. Delivery is the buyer's own, apart."""
    day = clock.local(part.placed_at).date()
    return share_of(part.sold_dong, kind=part.shop.kind, day=day)


def todo_of(part: SellerOrder) -> Todo:
    """Needs the part as `parts_for_shop` reads it; no query."""
    tag, tag_kind = _tag(part)
    first, more = _goods(part)
    page = reverse("selling:order", kwargs={"number": part.number})
    waiting = part.state == State.PLACED and part.answer_by is not None
    return Todo(
        tag=tag,
        tag_kind=tag_kind,
        urgent=part.state == State.PLACED,
        aside=_("answer before %(time)s") % {"time": _moment(part.answer_by)} if waiting else part.short_code,
        aside_kind="time" if waiting else "",
        title=first,
        title_more=more,
        lines=[_("%(who)s · %(payment)s") % {"who": _whom(part), "payment": payment_words(part)}],
        receive=None if part.state in ENDED_BADLY else share_of_part(part).receives,
        receive_url=page,
        action=reverse("selling:order_step", kwargs={"number": part.number}),
        buttons=_buttons(part, page),
    )


def to_collect(part: SellerOrder) -> int:
    """Đồng that whoever brings the parcel takes at the door; 0 where all is paid."""
    return part.at_door_dong if part.order.purchase.method == services.CASH_ON_DELIVERY else 0


def payment_words(part: SellerOrder) -> str:
    sum_ = to_collect(part)
    return _("collect %(sum)s") % {"sum": formats.dong(sum_)} if sum_ else _("paid, collect nothing")


def _tag(part: SellerOrder) -> tuple[str, str]:
    state = State(part.state)
    if state == State.PLACED:
        return _("New order"), "now"
    if state in (State.CONFIRMED, State.PACKED):
        return str(state.label), "time"
    if state in (State.HANDED_OVER, State.DELIVERED, State.COMPLETED):
        return str(state.label), "good"
    return str(state.label), "bad"


def _goods(part: SellerOrder) -> tuple[str, str]:
    """Two lines of goods; how many more there are stands at the end."""
    told = [str(line) for line in lines_of(part)]
    if len(told) > SHOWN_LINES:
        rest = len(told) - SHOWN_LINES + 1
        told = [*told[: SHOWN_LINES - 1], _("and %(count)s more") % {"count": rest}]
    return told[0] if told else part.number, "; ".join(told[1:])


def _whom(part: SellerOrder) -> str:
    purchase = part.order.purchase
    return f"{purchase.recipient}, {purchase.commune.province.name}"


def _moment(moment: Any) -> str:
    """The hour, and the day unless it is today."""
    if moment is None:
        return ""
    local = clock.local(moment)
    return (
        formats.time(moment) if local.date() == clock.today() else f"{formats.time(moment)} {formats.weekday(moment)}"
    )


def _buttons(part: SellerOrder, page: str) -> list[Button]:
    deed = main_deed(part)
    if deed is None:
        return [Button(label=_("See the order"), kind="line", url=page)]
    buttons = [Button(label=str(deed.label), value=deed.value)]
    if part.state in (State.CONFIRMED, State.PACKED):
        slip = reverse("selling:slip", kwargs={"number": part.number})
        buttons.append(Button(label=_("Print the slip"), kind="line", url=slip))
    else:
        buttons.append(Button(label=_("See the order"), kind="line", url=page))
    if part.state == State.PLACED and may_give_up(part):
        cannot = reverse("selling:order_cannot", kwargs={"number": part.number})
        buttons[-1] = Button(label=_("Cannot do it"), kind="quiet", url=cannot)
    return buttons
