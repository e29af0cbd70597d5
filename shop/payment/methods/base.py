"""What every way of paying can be asked (FIELD 4.4).

A new way is a module beside this one and a line in services.METHODS.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol


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
class SentRefund:
    """What a provider said to our wish to send money back.

    `state` of attempts.Refund: "asked", "done", "failed" (with `why`), "by_hand", or "due" where it gave no answer:
    then it is asked again, with the same key.
    """

    state: str
    reference: str = ""
    why: str = ""

    BY_HAND: ClassVar["SentRefund"]


SentRefund.BY_HAND = SentRefund("by_hand")


class PaymentMethod(Protocol):
    """`source` is the kind of receipt (attempts.Receipt) that this way brings, and by which its money goes back."""

    code: str
    picture: str
    source: str

    def title(self) -> str: ...

    def note(self) -> str: ...

    def is_offered(self) -> bool:
        """Whether this market has it at all: its accounts and keys are set."""

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

    def send_refund(self, refund: Any) -> SentRefund:
        """Ask for it with `refund.key` as the key that makes a repeat harmless. Outside any transaction."""

    def expire(self, payment: Any) -> None:
        """The time for paying is over: close what is open at the provider. Outside any transaction."""
