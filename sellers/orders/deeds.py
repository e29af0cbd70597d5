"""What she may do with a part at each step, as its buttons say; and the way from a button to the service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sellers.orders import services
from sellers.orders.forms import DeliveredForm, HandOverForm
from sellers.orders.models import SellerOrder, State
from shop.core.errors import DomainError


class UnknownDeed(DomainError):
    def __init__(self) -> None:
        super().__init__("unknown_deed", _("This button is not known any more. Load the page again."))


@dataclass(frozen=True)
class Deed:
    """`value` is what the button posts as `do`."""

    value: str
    label: Any
    state: State
    run: Callable[[SellerOrder, Any, QueryDict], SellerOrder]
    done: Any


def _hand_over(part: SellerOrder, by: Any, sent: QueryDict) -> SellerOrder:
    form = HandOverForm(sent)
    code = form.cleaned_data["tracking_code"] if form.is_valid() else ""
    return services.hand_over_part(part, by=by, tracking_code=code)


def _delivered(part: SellerOrder, by: Any, sent: QueryDict) -> SellerOrder:
    form = DeliveredForm(sent)
    holder = form.cleaned_data["cash_held_by"] if form.is_valid() else services.CARRIER
    return services.record_delivery(part, by=by, cash_held_by=holder)


DEEDS = (
    Deed(
        "confirm",
        gettext_lazy("Accept the order"),
        State.PLACED,
        lambda part, by, _sent: services.confirm_part(part, by=by),
        gettext_lazy("You have accepted order %(number)s. The buyer has been told."),
    ),
    Deed(
        "pack",
        gettext_lazy("Packed"),
        State.CONFIRMED,
        lambda part, by, _sent: services.pack_part(part, by=by),
        gettext_lazy("Order %(number)s is packed."),
    ),
    Deed(
        "hand_over",
        gettext_lazy("Sent"),
        State.PACKED,
        _hand_over,
        gettext_lazy("Order %(number)s is on its way. The buyer has been told."),
    ),
    Deed(
        "delivered",
        gettext_lazy("Delivered"),
        State.HANDED_OVER,
        _delivered,
        gettext_lazy("Order %(number)s has been delivered."),
    ),
    Deed(
        "refused",
        gettext_lazy("Refused at the door"),
        State.HANDED_OVER,
        lambda part, by, _sent: services.refuse_part_at_door(part, by=by),
        gettext_lazy("Order %(number)s: it is written down that the buyer did not take it."),
    ),
)
BY_VALUE = {deed.value: deed for deed in DEEDS}
MAY_GIVE_UP = (State.PLACED, State.CONFIRMED, State.PACKED)


def main_deed(part: SellerOrder) -> Deed | None:
    """The one big button of this step."""
    return next((deed for deed in DEEDS if deed.state == part.state), None)


def may_give_up(part: SellerOrder) -> bool:
    return part.state in MAY_GIVE_UP


def do(part: SellerOrder, value: str, *, by: Any, sent: QueryDict) -> str:
    """Run the deed of a button; returns the sentence that says it is done. Raises UnknownDeed and the service's own."""
    deed = BY_VALUE.get(value)
    if deed is None:
        raise UnknownDeed
    deed.run(part, by, sent)
    return str(deed.done) % {"number": part.short_code}
