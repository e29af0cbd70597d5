"""What this room must tell those who handle money, which lie above it (shop.payment answers).

`hold_money` comes first in every deed that may move money: the payment's row is locked before parts and stock.
"""

from collections.abc import Callable
from typing import Any

from shop.core.upward import Question

hold_money: Question[Callable[[Any], None]] = Question(otherwise=lambda order: None)
# A part ended and nothing is paid for it: what was paid goes back.
part_ended: Question[Callable[..., None]] = Question(otherwise=lambda part, *, by, why: None)
# Cash was taken at the door, by the row that says how much and in whose hands.
cash_collected: Question[Callable[..., None]] = Question(otherwise=lambda cash, *, by: None)
