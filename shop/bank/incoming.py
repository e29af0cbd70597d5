"""A line of the bank account in our words, whoever told it. Amounts are whole đồng, always above zero."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from shop.bank.errors import UnreadableEvent
from shop.core.clock import VIETNAM
from shop.core.text import clean

IN, OUT = "in", "out"
LARGEST = 9_999_999_999_999


@dataclass(frozen=True)
class Incoming:
    """`provider_id` is unique within its provider; `reference` is the bank's own number of the movement."""

    provider_id: str
    account: str
    amount: int
    direction: str
    memo: str
    posted_at: datetime
    reference: str = ""
    payer: str = ""
    raw: dict[str, Any] = field(default_factory=dict)


def text_in(facts: Mapping[str, Any], name: str, limit: int = 500) -> str:
    value = facts.get(name)
    return clean(str(value))[:limit] if isinstance(value, str | int) and not isinstance(value, bool) else ""


def whole_in(facts: Mapping[str, Any], name: str) -> int:
    """A whole number, also as text. Raises UnreadableEvent."""
    value = facts.get(name)
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 20:
        value = int(value)
    if type(value) is not int or abs(value) > LARGEST:
        raise UnreadableEvent(name)
    return value


def moment_in(facts: Mapping[str, Any], name: str) -> datetime:
    """ "2026-11-24 14:02:37", Vietnam's clock unless it says otherwise. Raises UnreadableEvent."""
    try:
        moment = datetime.fromisoformat(text_in(facts, name, 40))
    except ValueError:
        raise UnreadableEvent(name) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def account_in(facts: Mapping[str, Any], *names: str) -> list[str]:
    """The accounts a message names, without spaces and dots: the real one and those that stand for it."""
    found = [text_in(facts, name, 40).replace(" ", "").replace(".", "").upper() for name in names]
    return [account for account in found if account]
