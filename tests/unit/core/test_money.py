"""Whole đồng in, whole đồng out."""

from decimal import Decimal

import pytest

from shop.core.money import FractionOfDong, format_dong, split_dong, to_decimal, to_dong


def test_a_fraction_of_a_dong_is_refused() -> None:
    with pytest.raises(FractionOfDong):
        to_dong(Decimal("1500.50"))


def test_dong_survives_the_door_to_decimal_and_back() -> None:
    assert to_dong(to_decimal(185_000)) == 185_000
    assert str(to_decimal(185_000)) == "185000.00"


def test_shares_sum_to_the_whole_and_the_odd_dong_goes_to_the_largest_remainder() -> None:
    assert split_dong(100, [1, 1, 1]) == [34, 33, 33]
    assert split_dong(10, [1, 2]) == [3, 7]


def test_an_amount_reads_as_each_language_writes_it() -> None:
    assert format_dong(1_250_000) == "1.250.000\u00a0₫"
    assert format_dong(185_000, "en") == "VND\u00a0185,000"
