"""What every carrier can be asked, whoever it is. A new one is a module beside this and a line in `carriers.known`."""

from dataclasses import dataclass
from typing import Protocol

from shop.shipping.loads import Load


@dataclass(frozen=True)
class Quote:
    """`fee` in đồng; days on the road from the hand-over; `refusal` says why it does not take the parcel."""

    fee: int
    first_day: int = 0
    last_day: int = 0
    refusal: str = ""


class Carrier(Protocol):
    code: str

    def quote(self, load: Load) -> Quote:
        """Never raises for a parcel it cannot take: it says why. Asked at every look, so it must not wait for anybody.

        A carrier behind a network keeps its table here and asks it anew by a task.
        """
