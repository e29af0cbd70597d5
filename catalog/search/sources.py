"""Facts about sellers lie above this room; whoever has them registers how to ask, so the arrow stays downward."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from shop.core.upward import Question


@dataclass(frozen=True)
class SellerFacts:
    """What a document says of the seller. `open`: opened, vouched for and not paused today; else it is not indexed.

    `vouched_until` is the last day of the attestation in force, so that a card can ask of its own day.
    `answers`: of a hundred orders, how many were answered in time; None before there were any.
    """

    slug: str
    name: str
    vouched_until: date | None
    open: bool
    answers: int | None = None


AskSellers = Callable[[Iterable[int]], Mapping[int, SellerFacts]]

_sellers: Question[AskSellers] = Question(otherwise=lambda product_ids: {})


def register_seller_facts(ask: AskSellers) -> None:
    """`ask` takes public product ids and answers for all in one query."""
    _sellers.answered_by(ask)


def seller_facts(product_ids: Iterable[int]) -> Mapping[int, SellerFacts]:
    """By product id; a product that nobody sells is not in it."""
    return _sellers.ask(list(product_ids))
