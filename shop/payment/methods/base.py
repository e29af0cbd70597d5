"""What every way of paying can be asked (FIELD 4.4).

A new way is a module beside this one and a line in services.METHODS.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class Bill:
    """What is to be paid, in đồng, before there is an order; `shops` are the sellers' rows.

    `phone` is E.164 and `address_key` as the purchase keeps it, both empty while unknown. `chilled` is what parcels
    with fresh goods come to, delivery included.
    """

    total: int
    shops: Sequence[Any]
    person: Any = None
    phone: str = ""
    address_key: str = ""
    chilled: int = 0


@dataclass(frozen=True)
class NextStep:
    """Where the buyer goes after placing: an address to pay at, or nothing more to do."""

    redirect_to: str = ""


@dataclass(frozen=True)
class PaymentEvent:
    """What a provider said, in our words. `reference` is unique within the method."""

    reference: str
    kind: str
    amount: int


class PaymentMethod(Protocol):
    code: str
    picture: str

    def title(self) -> str: ...

    def note(self) -> str: ...

    def refusal(self, bill: Bill) -> str:
        """Why this bill cannot be paid so; empty where it can."""

    def lock(self, bill: Bill) -> None:
        """Called in the transaction that places, before `refusal`: rivals for what is limited wait here."""

    def deposit(self, bill: Bill) -> int:
        """Đồng to be transferred before anything is released; 0 for none."""
        return 0

    def holds_until(self, now: datetime) -> datetime | None:
        """Until when pieces are held unpaid; None: until they are sent."""

    def start(self, purchase: Any) -> NextStep:
        """Called after the order is committed, outside any transaction: here the network may be asked."""

    def handle_event(self, raw: bytes, headers: Any) -> Sequence[PaymentEvent]:
        """Verified events of the provider. Raises DomainError for what is forged."""

    def refund(self, purchase: Any, amount: int) -> None: ...

    def expire(self, purchase: Any) -> None: ...
