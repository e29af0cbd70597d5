"""Who makes and sells a product, as its page tells it. Rooms above know her; they register how to ask."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from shop.core.upward import Question


@dataclass(frozen=True)
class Vouched:
    """The branch's word in force: `branch` begins a sentence, `short` stands within one."""

    branch: str
    since: date
    until: date
    short: str = ""


@dataclass(frozen=True)
class Maker:
    """`legal` are rows of label and value. `closed` says why nothing can be bought now; empty while it can.

    `pays` are the codes of the ways of paying she takes; none named: all that the market has.
    """

    name: str
    slug: str
    url: str
    picture: str = ""
    commune: str = ""
    province: str = ""
    kind: str = ""
    women: int | None = None
    legal: tuple[tuple[str, str], ...] = ()
    vouched: Vouched | None = None
    closed: str = ""
    pays: tuple[str, ...] = ()


AskMaker = Callable[[int, date], Maker | None]

_maker: Question[AskMaker] = Question(otherwise=lambda product_id, day: None)


def register_maker_source(ask: AskMaker) -> None:
    """`ask` takes a public product's id and a day, and answers in the language in force, in two queries at most."""
    _maker.answered_by(ask)


def maker_of(product_id: int, day: date) -> Maker | None:
    return _maker.ask(product_id, day)


AskPayments = Callable[[Collection[str]], list[str]]

_payments: Question[AskPayments] = Question(otherwise=lambda taken: [])


def register_payment_source(ask: AskPayments) -> None:
    """`ask` takes the codes a seller takes and answers the names of those that can be used today."""
    _payments.answered_by(ask)


def payments_of(maker: Maker | None) -> list[str]:
    return _payments.ask(maker.pays) if maker else []
