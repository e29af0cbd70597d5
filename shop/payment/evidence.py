"""What shows that money came, in our words whoever said so; and what settling made of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sellers.payouts.models import Account
from shop.payment.attempts.models import PaymentAttempt, Receipt

STRIPE, BANK, CASH = Receipt.Source.STRIPE, Receipt.Source.BANK, Receipt.Source.CASH
VND = "VND"


@dataclass(frozen=True)
class Evidence:
    """Money in, by whichever road the word of it came. `reference` is unique within its source (payment intent, bank
    line, part number): the same one counts once.

    `amount` in đồng (else in units of `currency`). `out_of`: money that lay in suspense and has now found its order.
    `held_by`: of cash, "seller" or "carrier"; `shop_id` whose parcel it was.
    """

    source: str
    reference: str
    amount: int
    at: datetime
    currency: str = VND
    attempt: PaymentAttempt | None = None
    out_of: Receipt | None = None
    held_by: str = ""
    shop_id: int | None = None

    @property
    def account(self) -> Account:
        """Where the money lies."""
        if self.out_of is not None:
            return Account.SUSPENSE
        if self.source == CASH:
            return Account.CASH_SELLER if self.held_by == "seller" else Account.CASH_CARRIER
        return MONEY_OF[self.source]


MONEY_OF: dict[str, Account] = {
    STRIPE: Account.MONEY_STRIPE,
    BANK: Account.MONEY_BANK,
    CASH: Account.MONEY_BANK,  # what was paid in cash goes back from the bank
}


class Outcome(StrEnum):
    RELEASED = "released"  # enough has come: sellers know, or nothing more is owed at the door
    PART_PAID = "part_paid"
    OVERPAID = "overpaid"  # what was too much goes back
    ALREADY = "already"
    LATE_HONOURED = "late_honoured"
    LATE_REFUNDED = "late_refunded"
    SUSPENDED = "suspended"  # not counted for the order; a person must look
