"""Whole đồng in, whole đồng out."""

from decimal import Decimal

import pytest

from shop.core.money import FractionOfDong, format_dong, read_dong, split_dong, to_decimal, to_dong


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


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("75000", 75_000),
        ("75.000", 75_000),
        ("1,250,000 ₫", 1_250_000),
        ("75k", 75_000),
        ("75 nghìn đồng", 75_000),
        ("1tr2", 1_200_000),
        ("1,2 triệu", 1_200_000),
        ("2 tr", 2_000_000),
        ("abc", None),
        ("-5", None),
        ("1e9", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, dong: int | None) -> None:
    assert read_dong(typed) == dong
