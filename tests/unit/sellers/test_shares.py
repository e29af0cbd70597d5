"""What the seller receives is worked out by the rates of the day."""

from datetime import date

import pytest

from sellers.models import Kind
from sellers.payouts.shares import share_of

DAY = date(2026, 11, 21)


def test_a_household_has_commission_and_both_taxes_taken() -> None:
    share = share_of(75_000, kind=Kind.HOUSEHOLD, day=DAY)

    assert (share.commission, share.vat, share.income_tax, share.receives) == (3_750, 750, 375, 70_125)


def test_a_cooperative_pays_its_own_tax() -> None:
    assert share_of(75_000, kind=Kind.COOPERATIVE, day=DAY).receives == 71_250


@pytest.mark.parametrize("price", [1, 9, 99, 12_345, 185_001])
def test_the_parts_sum_to_the_price_to_the_dong(price: int) -> None:
    share = share_of(price, kind=Kind.HOUSEHOLD, day=DAY)

    assert share.commission + share.vat + share.income_tax + share.receives == price
