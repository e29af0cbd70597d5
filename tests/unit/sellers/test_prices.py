"""What sellers type is read as they mean it, or refused; never guessed."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellers.listings.errors import PriceNotPositive, PriceTooHigh, PriceUnreadable, WeightUnreadable
from sellers.listings.prices import HIGHEST, parse_dong
from sellers.listings.weights import Weight, parse_weight, written
from sellers.listings.words import dong_in_words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("75000", 75_000),
        ("75.000", 75_000),
        ("75,000", 75_000),
        ("75 000", 75_000),
        ("75\u00a0000 ₫", 75_000),
        ("75.000đ", 75_000),
        ("75.000 đồng", 75_000),
        ("75000 VND", 75_000),
        ("75k", 75_000),
        ("75K", 75_000),
        ("75 k", 75_000),
        ("75 nghìn", 75_000),
        ("75 ngàn đồng", 75_000),
        ("75,5k", 75_500),
        ("1tr", 1_000_000),
        ("1tr2", 1_200_000),
        ("1 tr 25", 1_250_000),
        ("1tr250", 1_250_000),
        ("1tr250k", 1_250_000),
        ("1tr50k", 1_050_000),
        ("1,2tr", 1_200_000),
        ("1.25 triệu", 1_250_000),
        ("2 triệu rưỡi", 2_500_000),
        ("75k rưỡi", 75_500),
        ("1.250.000", 1_250_000),
        ("  185000  ", 185_000),
        ("\uff17\uff15\uff10\uff10\uff10", 75_000),
        ("1000000000", HIGHEST),
    ],
)
def test_a_price_is_read_as_people_write_it(typed: str, meant: int) -> None:
    assert parse_dong(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "abc", "75.5", "75.00", "7.50.00", "1.2.3", "75.000,50", "tr2", "1tr2tr", "75kk", "1e5", "75-80"]
)
def test_what_could_mean_two_things_is_asked_again(typed: str) -> None:
    with pytest.raises(PriceUnreadable):
        parse_dong(typed)


@pytest.mark.parametrize("typed", ["0", "0k", "-75000", "-1"])
def test_a_price_is_more_than_nothing(typed: str) -> None:
    with pytest.raises(PriceNotPositive):
        parse_dong(typed)


def test_a_zero_too_many_is_caught() -> None:
    with pytest.raises(PriceTooHigh):
        parse_dong("1000000001")


@given(st.integers(1, HIGHEST))
def test_every_price_survives_being_written_with_dots(price: int) -> None:
    assert parse_dong(f"{price:,}".replace(",", ".")) == price


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_by_name(typed: str) -> None:
    with contextlib.suppress(PriceUnreadable, PriceNotPositive, PriceTooHigh):
        assert 0 < parse_dong(typed) <= HIGHEST


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (75_000, "Bảy mươi lăm nghìn đồng"),
        (70_125, "Bảy mươi nghìn một trăm hai mươi lăm đồng"),
        (1_250_000, "Một triệu hai trăm năm mươi nghìn đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (21_014, "Hai mươi mốt nghìn không trăm mười bốn đồng"),
        (44, "Bốn mươi tư đồng"),
        (15, "Mười lăm đồng"),
        (10, "Mười đồng"),
        (101, "Một trăm linh một đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (0, "Không đồng"),
    ],
)
def test_a_sum_is_read_aloud(amount: int, words: str) -> None:
    assert dong_in_words(amount) == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("500", Weight(500, False)),
        ("500g", Weight(500, False)),
        ("500 gam", Weight(500, False)),
        ("1,2 kg", Weight(1_200, False)),
        ("1kg", Weight(1_000, False)),
        ("0.5 kg", Weight(500, False)),
        ("750 ml", Weight(750, True)),
        ("1 lít", Weight(1_000, True)),
    ],
)
def test_a_weight_is_read_as_people_write_it(typed: str, meant: Weight) -> None:
    assert parse_weight(typed) == meant
    assert parse_weight(written(meant.amount, by_volume=meant.by_volume)) == meant


@pytest.mark.parametrize("typed", ["", "nặng", "0", "-5 g", "1,5", "900 kg"])
def test_a_weight_that_says_nothing_is_asked_again(typed: str) -> None:
    with pytest.raises(WeightUnreadable):
        parse_weight(typed)
