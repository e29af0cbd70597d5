"""How much may be promised to be paid at the door: dated rows, a new rule is a new row with its own first day.

FIELD 4.3: 8 to 10 of 100 parcels come back unpaid, about 50.000 ₫ lost each; a deposit of 10 to 50 % for fresh or dear
goods, a cap on the first order, and transfer only for who refused before are what sellers do.
"""

from dataclasses import dataclass
from datetime import date

ROUND_UP_TO = 1_000


@dataclass(frozen=True)
class CashRules:
    """Limits in đồng, in force from `since` until the next row begins. Refusals count for `refusals_within` days."""

    since: date
    per_order: int
    first_order: int
    per_phone: int
    per_address: int
    refusals: int
    refusals_within: int
    deposit_percent: int
    deposit_from: int
    chilled_deposit_from: int
    source: str


RULES = (
    CashRules(
        since=date(2026, 1, 1),
        per_order=5_000_000,
        first_order=3_000_000,
        per_phone=8_000_000,
        per_address=10_000_000,
        refusals=2,
        refusals_within=365,
        deposit_percent=20,
        deposit_from=1_000_000,
        chilled_deposit_from=300_000,
        source="the market's rules; FIELD 4.3 and 9 (cod.max_amount, cod.deposit_rules, cod.block_after_refusals)",
    ),
)


def rules_on(day: date) -> CashRules:
    """Raises LookupError where no rule was in force."""
    begun = [rules for rules in RULES if rules.since <= day]
    if not begun:
        raise LookupError(f"no rules for cash on delivery on {day}")
    return max(begun, key=lambda rules: rules.since)


def deposit_for(total: int, chilled: int, *, day: date) -> int:
    """Đồng to be transferred before anything is packed; 0 for none. Up to the next thousand.

    `total` is the whole order, `chilled` what fresh goods with their delivery make of it. A dear order gives a share
    of everything; otherwise fresh goods give a share of themselves, since they cannot be sold again.
    """
    rules = rules_on(day)
    if total >= rules.deposit_from:
        return _share(total, rules.deposit_percent)
    return _share(chilled, rules.deposit_percent) if chilled >= rules.chilled_deposit_from else 0


def _share(dong: int, percent: int) -> int:
    return -(-dong * percent // (100 * ROUND_UP_TO)) * ROUND_UP_TO
