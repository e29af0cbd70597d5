"""Who makes and sells a product, as its page tells it. Rooms above know her; they register how to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Vouched:
    """The branch's word in force: `branch` begins a sentence, `short` stands within one."""

    branch: str
    since: date
    until: date
    short: str = ""


@dataclass(frozen=True)
class Maker:
    """`legal` are rows of label and value. `closed` says why nothing can be bought now; empty while it can."""

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


AskMaker = Callable[[int, date], Maker | None]

_ask_maker: list[AskMaker] = []


def register_maker_source(ask: AskMaker) -> None:
    """`ask` takes a public product's id and a day, and answers in the language in force, in two queries at most."""
    _ask_maker[:] = [ask]


def maker_of(product_id: int, day: date) -> Maker | None:
    return _ask_maker[0](product_id, day) if _ask_maker else None
