"""What happens once somebody has proved that an e-mail address or a phone number is hers.

Rooms above register what they want done (link guest orders, answer an invitation); this room knows nothing of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from shop.accounts.models import User


@dataclass(frozen=True)
class Proof:
    """`address` is a lower-case e-mail address or a number in E.164, as `kind` ("email", "phone") says."""

    person: User
    kind: str
    address: str


_listeners: list[Callable[[Proof], object]] = []


def when_proved(listener: Callable[[Proof], object]) -> Callable[[Proof], object]:
    """Register `listener`, once, from an AppConfig.ready(). It runs in the same transaction as the proof, if any."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def announce_proof(person: User, *, kind: str, address: str) -> None:
    for listener in _listeners:
        listener(Proof(person, kind, address))
