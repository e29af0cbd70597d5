"""Figures as people read them, in both languages."""

import datetime as dt

import pytest
import time_machine
from django.utils import translation

from shop.core import formats

NBSP = "\u00a0"
NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)  # 16:00 in Vietnam


@pytest.fixture(params=["vi"])
def language(request: pytest.FixtureRequest):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("grams", "told"),
    [
        (0, "0 g"),
        (20, "20 g"),
        (999, "999 g"),
        (1000, "1 kg"),
        (1800, "1,8 kg"),
        (1350, "1,35 kg"),
        (12005, "12,005 kg"),
        (1_250_000, "1.250 kg"),
    ],
)
def test_a_weight_is_told_in_grams_then_in_kilograms_without_trailing_zeros(language, grams: int, told: str) -> None:
    assert formats.weight(grams) == told.replace(" ", NBSP)


def test_a_volume_is_told_in_millilitres_then_in_litres(language) -> None:
    assert formats.volume(500) == f"500{NBSP}ml"
    assert formats.volume(1500) == f"1,5{NBSP}lít"
    assert formats.volume(None) == ""


def test_a_weight_in_english_has_a_point(english) -> None:
    assert formats.weight(1800) == f"1.8{NBSP}kg"


def test_an_amount_follows_the_language_and_none_is_nothing(language) -> None:
    assert formats.dong(1_250_000) == f"1.250.000{NBSP}₫"
    assert formats.dong(None) == ""
    with translation.override("en"):
        assert formats.dong(185_000) == f"VND{NBSP}185,000"


@pytest.mark.parametrize(
    ("per", "approx", "told"),
    [
        ("kg", False, "370.000_₫/kg"),
        ("kg", True, "khoảng 370.000_₫/kg"),
        ("l", False, "370.000_₫/lít"),
        ("100g", False, "370.000_₫/100_g"),
    ],
)
def test_a_unit_price_names_its_unit_and_says_when_it_is_about(language, per: str, approx: bool, told: str) -> None:
    assert formats.unit_price(370_000, per, approx) == told.replace("_", NBSP)


def test_a_piece_without_weight_has_no_unit_price(language) -> None:
    assert formats.unit_price(None, None) == ""


def test_dates_are_written_as_each_language_writes_them(language) -> None:
    assert formats.date(dt.date(2026, 11, 21)) == "21/11/2026"
    assert formats.weekday(dt.date(2026, 11, 23)) == f"thứ{NBSP}Hai 23/11"
    with translation.override("en"):
        assert formats.date(dt.date(2026, 11, 21)) == f"21{NBSP}Nov{NBSP}2026"
        assert formats.weekday(dt.date(2026, 11, 23)) == f"Monday 23{NBSP}Nov"


def test_a_late_evening_in_london_is_the_next_morning_in_vietnam(language) -> None:
    moment = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)

    assert formats.date(moment) == "22/11/2026"
    assert formats.time(moment) == "01:30"


@pytest.mark.parametrize("written", ["0900000004", "+84900000004", "0900.000.004", "+84 900 000 004"])
def test_a_phone_number_is_told_in_three_groups(written: str) -> None:
    assert formats.phone(written) == f"0900{NBSP}000{NBSP}004"


@pytest.mark.parametrize("written", ["", "113", "+4420 7946 0000", "mai@demo.test"])
def test_what_is_no_vietnamese_mobile_number_stays_as_it_is(written: str) -> None:
    assert formats.phone(written) == written


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (dt.timedelta(seconds=59), "vừa xong"),
        (dt.timedelta(minutes=59), "59 phút"),
        (dt.timedelta(hours=5), "5 giờ"),
        (dt.timedelta(days=2, hours=3), "2 ngày"),
        (dt.timedelta(days=6, hours=23), "6 ngày"),
        (dt.timedelta(days=7), "14/11/2026"),
    ],
)
def test_an_age_is_told_in_its_largest_unit_and_from_seven_days_on_by_its_date(
    language, ago: dt.timedelta, told: str
) -> None:
    with time_machine.travel(NOW, tick=False):
        assert formats.age(NOW - ago) == told


def test_the_age_of_a_day_counts_days_in_vietnam(language) -> None:
    with time_machine.travel(NOW, tick=False):
        assert formats.age(dt.date(2026, 11, 21)) == "hôm nay"
        assert formats.age(dt.date(2026, 11, 19)) == "2 ngày"
        assert formats.age(dt.date(2026, 11, 14)) == "14/11/2026"
