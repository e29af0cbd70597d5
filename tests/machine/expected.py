"""What the market must look like, kept by plain sums beside it: pieces, parts, money. Knows no database."""

from dataclasses import dataclass, field
from typing import Any

WAITS, LIVE, SENT, DELIVERED, ENDED, EXPIRED, REFUSED = (
    "waits", "live", "sent", "delivered", "ended", "expired", "refused",
)  # fmt: skip
HOLDING = (WAITS, LIVE)


@dataclass
class Part:
    """A seller's part: which pieces (product key → count), what the buyer pays for it in đồng, how far it is."""

    total: int
    pieces: dict[int, int]
    state: str


@dataclass
class Order:
    """`received`, `refunded`: đồng by the evidence that was accepted. `evidence`: the words that it came,
    `asked` what the buyer had sent.
    """

    key: int
    method: str
    parts: dict[int, Part]
    state: str = "pending"
    received: int = 0
    refunded: int = 0
    evidence: list[Any] = field(default_factory=list)
    asked: Any = None

    @property
    def due(self) -> int:
        """Parts that ended are owed no more; those that only ran out of time come back if money comes after all."""
        return sum(part.total for part in self.parts.values() if part.state not in (ENDED, REFUSED))

    @property
    def kept(self) -> int:
        return self.received - self.refunded

    @property
    def is_open(self) -> bool:
        return self.state in ("pending", "part_paid")

    def parts_in(self, *states: str) -> list[Part]:
        return [part for part in self.parts.values() if part.state in states]


@dataclass
class Market:
    """`on_hand`: product key → pieces, as last counted and sent since."""

    on_hand: dict[int, int]
    orders: dict[int, Order] = field(default_factory=dict)
    suspense: int = 0

    def allocated(self, product: int) -> int:
        return sum(
            part.pieces.get(product, 0)
            for order in self.orders.values()
            for part in order.parts.values()
            if part.state in HOLDING
        )

    def free(self, product: int) -> int:
        return self.on_hand[product] - self.allocated(product)

    def has_for(self, pieces: dict[int, int]) -> bool:
        return all(self.free(product) >= count for product, count in pieces.items())

    def settle(self, order: Order, amount: int) -> None:
        """Money that counts for the order; whatever the market does with it, these sums must come out."""
        order.received += amount
        late = order.state == "expired"
        if order.state in ("failed", "refunded"):
            self._all_back(order)
        elif order.kept < order.due:
            if late:
                self._all_back(order)
            else:
                order.state = "part_paid"
        elif late and not self.has_for(_pieces(order.parts_in(EXPIRED))):
            self._all_back(order)
        else:
            for part in order.parts_in(WAITS, EXPIRED):
                part.state = LIVE
            order.refunded += order.kept - order.due
            order.state = "paid"

    def expire(self, order: Order) -> None:
        for part in order.parts_in(WAITS):
            part.state = EXPIRED
        order.refunded = order.received
        order.state = "expired"

    def end_part(self, order: Order, part: Part, how: str = ENDED) -> None:
        """Cancelled or refused: nothing is owed for it, and what is too much goes back."""
        part.state = how
        order.refunded += max(order.kept - order.due, 0)
        if not order.is_open:
            order.state = "refunded" if order.state == "paid" and order.kept == 0 else order.state
        elif order.due == 0:
            order.state = "refunded" if order.received else "failed"
        elif order.kept and order.kept >= order.due:
            for waiting in order.parts_in(WAITS):
                waiting.state = LIVE
            order.state = "paid"

    def _all_back(self, order: Order) -> None:
        for part in order.parts_in(WAITS):
            part.state = EXPIRED
        order.refunded = order.received
        order.state = "refunded"


def _pieces(parts: list[Part]) -> dict[int, int]:
    total: dict[int, int] = {}
    for part in parts:
        for product, count in part.pieces.items():
            total[product] = total.get(product, 0) + count
    return total
