"""What the buyer's pages tell of money. Paying lies above this room and answers (shop.payment.shown)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shop.core.upward import Question
from shop.order.purchases.models import Purchase


@dataclass(frozen=True)
class Way:
    """A way of paying that she may take now. `refusal` says why not; empty where she may."""

    code: str
    title: str
    picture: str
    note: str
    refusal: str = ""


@dataclass(frozen=True)
class MoneyShown:
    """`label` with its `tag` (time, good, bad) is the state in two words, `sentence` what happened to the money and
    what she can do. Amounts in đồng: `paid` is what came, `back` what went or goes back, `at_door` what is still
    collected there, `now` what she must pay now, in one of the `ways`; her own comes first.
    """

    label: str
    tag: str
    picture: str
    sentence: str = ""
    paid: int = 0
    back: int = 0
    at_door: int = 0
    now: int = 0
    ways: tuple[Way, ...] = ()


def _from_the_order_alone(purchases: Sequence[Purchase]) -> dict[int, MoneyShown]:
    return {each.pk: MoneyShown(each.get_method_display(), "time", "cash") for each in purchases}


# Labels for a list, by the purchase's key; and everything for one purchase's page.
labels: Question[Callable[[Sequence[Purchase]], dict[int, MoneyShown]]] = Question(otherwise=_from_the_order_alone)
money_of: Question[Callable[..., MoneyShown]] = Question(
    otherwise=lambda purchase, *, total: MoneyShown(purchase.get_method_display(), "time", "cash", at_door=total)
)
# Đồng that have gone or go back for a purchase.
given_back: Question[Callable[[Any], int]] = Question(otherwise=lambda purchase: 0)
