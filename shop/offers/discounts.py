"""What is taken off a basket, as plain values in whole đồng."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Discount:
    """One offer's part. `code` is the voucher's, empty where none was needed; `shop_pk` pays, None: the market does.

    `shares` says how much of it each line bears, by the line's number in the basket.
    """

    name: str
    code: str
    amount: int
    shop_pk: int | None = None
    offer_id: int = 0
    voucher_id: int | None = None
    times: int = 1
    on_delivery: bool = False
    shares: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class DeliveryOffer:
    """Takes off the fee once that is known. `offer` is Oscar's; `most` what its budget still holds, None: no limit."""

    offer: Any
    discount: Discount
    most: int | None


@dataclass(frozen=True)
class VoucherNote:
    """A voucher that lies in the basket; `problem` says why it takes nothing off, empty where it does."""

    voucher_id: int
    code: str
    name: str
    problem: str = ""


@dataclass(frozen=True)
class Reckoned:
    """All that the offers do to one basket."""

    discounts: tuple[Discount, ...] = ()
    delivery: tuple[DeliveryOffer, ...] = ()
    vouchers: tuple[VoucherNote, ...] = ()

    def of_line(self, line_id: int) -> int:
        """Đồng off this line."""
        return sum(each.shares.get(line_id, 0) for each in self.discounts)

    def of_line_by_market(self, line_id: int) -> int:
        return sum(each.shares.get(line_id, 0) for each in self.discounts if each.shop_pk is None)
