"""Fees by zone, weight, kind and day; each way where it leads; days of sending; fresh goods only where they arrive."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from catalog.facts.sending import ShippingClass
from sellers.delivery.models import Terms
from sellers.delivery.ways import Way
from shop.core.clock import VIETNAM
from shop.shipping import days, fees
from shop.shipping.fees import Zone
from shop.shipping.loads import Goods, Load, Place
from shop.shipping.repository import Choice, chosen_of, delivery_choices

DAY = date(2026, 11, 21)
LAO_CAI, HANOI, HUE, CA_MAU = "15", "01", "46", "96"
LAM_THUONG, MAI_CHAU, PHU_QUOC = "04309", "05200", "31078"
TUESDAY_NOON = datetime(2026, 11, 24, 12, tzinfo=VIETNAM)
EVERY_WAY = tuple(way for way in Way if way != Way.NONE)


def dry(grams: int | None = 500, quantity: int = 1, **facts: Any) -> Goods:
    return Goods(grams, quantity, perishable=False, keeps_days=None, travels=True, **facts)


def fresh(keeps_days: int | None) -> Goods:
    return Goods(1800, 1, perishable=True, keeps_days=keeps_days, travels=True, handling=ShippingClass.CHILLED)


def offered(
    goods: list[Goods], to: str | None, *, commune: str = "", now: datetime = TUESDAY_NOON, **terms: Any
) -> list[Choice]:
    origin, place = Place(LAO_CAI, LAM_THUONG), Place(to or "", commune)
    return delivery_choices(goods, origin, place, terms=Terms(**terms), now=now)


def way(code: str, goods: list[Goods], to: str | None, **facts: Any) -> Choice | None:
    return next((choice for choice in offered(goods, to, ways=(code,), **facts)), None)


@pytest.mark.parametrize(
    ("to", "zone"), [(LAO_CAI, Zone.SAME), (HANOI, Zone.NEAR), (HUE, Zone.FAR), (CA_MAU, Zone.FAR)]
)
def test_the_zone_follows_from_both_provinces(to: str, zone: Zone) -> None:
    assert fees.zone_between(LAO_CAI, to) == zone


@pytest.mark.parametrize(
    ("grams", "fee"), [(1, 22_000), (500, 22_000), (501, 28_000), (2000, 38_000), (2001, 43_000), (3100, 53_000)]
)
def test_a_fee_rises_with_each_begun_step_of_weight(grams: int, fee: int) -> None:
    assert fees.parcel_fee(Zone.NEAR, grams, day=DAY) == fee


def test_a_day_before_the_first_table_has_no_fee_at_all() -> None:
    with pytest.raises(LookupError):
        fees.parcel_fee(Zone.NEAR, 500, day=date(2025, 12, 31))
    with pytest.raises(LookupError):
        fees.extras_on(date(2025, 12, 31))


def test_a_newer_table_counts_from_its_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = fees.Tariff(Zone.NEAR, date(2027, 1, 1), ((500, 25_000),), 6_000, 17_000)
    monkeypatch.setattr(fees, "TARIFFS", (*fees.TARIFFS, newer))

    assert fees.parcel_fee(Zone.NEAR, 400, day=date(2026, 12, 31)) == 22_000
    assert fees.parcel_fee(Zone.NEAR, 400, day=date(2027, 1, 1)) == 25_000


def test_goods_without_a_weight_count_as_half_a_kilogram_and_packing_is_added() -> None:
    load = Load([dry(500, 2), dry(None, 1)], Place(LAO_CAI), Place(HANOI), DAY)

    assert load.grams == 1600


def test_what_is_larger_than_heavy_is_charged_by_its_volume(settings: Any) -> None:
    hat = dry(200, cubic_cm=40 * 40 * 15)
    load = Load([hat], Place(LAO_CAI), Place(HANOI), DAY)

    assert load.grams == 4_000 + 100
    settings.SHIPPING_VOLUME_DIVISOR = 5000
    assert load.grams == 4_800 + 100


def test_dry_goods_go_by_post_or_are_picked_up_free() -> None:
    post, pick_up = offered([dry()], HANOI)

    assert (post.code, post.fee) == ("post", 28_000)
    assert (pick_up.code, pick_up.fee) == ("pick_up", 0)


def test_without_a_place_the_fee_is_the_farthest_so_that_none_shown_later_is_higher() -> None:
    for code in (Way.POST, Way.DOOR, Way.GATHERED):
        unknown = way(code, [dry()], None, run_weekday=4)
        assert unknown
        assert unknown.fee == max(way(code, [dry()], to, run_weekday=4).fee for to in (LAO_CAI, HANOI, HUE))


@pytest.mark.parametrize(
    ("handling", "more"),
    [(ShippingClass.DRY, 0), (ShippingClass.FRAGILE, 5_000), (ShippingClass.LIQUID, 3_000), (ShippingClass.BULKY, 0)],
)
def test_the_kind_of_goods_costs_on_top_once_a_parcel(handling: str, more: int) -> None:
    goods = [dry(250, handling=handling), dry(250, handling=handling)]

    assert way(Way.POST, goods, HANOI).fee == 28_000 + more


def test_an_island_costs_a_surcharge_as_soon_as_the_commune_is_known(settings: Any) -> None:
    assert way(Way.POST, [dry()], "91").fee == 38_000
    assert way(Way.POST, [dry()], "91", commune=PHU_QUOC).fee == 48_000
    settings.SHIPPING_REMOTE_COMMUNES = ()
    assert way(Way.POST, [dry()], "91", commune=PHU_QUOC).fee == 38_000


def test_fresh_goods_that_would_spoil_cannot_be_sent_but_may_be_picked_up() -> None:
    cold, pick_up = offered([fresh(keeps_days=2), dry()], HUE)

    assert "2" in cold.impossible
    assert chosen_of([cold, pick_up], "cold") is None
    assert chosen_of([cold, pick_up], None) is None, "nobody is made to come without saying so"
    assert chosen_of([cold, pick_up], "pick_up") == pick_up


def test_fresh_goods_that_keep_longer_are_sent_chilled() -> None:
    cold = offered([fresh(keeps_days=60)], HANOI)[0]

    assert (cold.code, cold.fee, cold.impossible) == ("cold", 38_000 + 17_000, "")


def test_fresh_goods_never_go_by_ways_without_cold() -> None:
    codes = [choice.code for choice in offered([fresh(60)], HANOI, ways=EVERY_WAY, run_weekday=4)]

    assert not {Way.POST, Way.DOOR, Way.GATHERED} & set(codes)


def test_a_service_needs_no_delivery() -> None:
    service = Goods(None, 2, perishable=False, keeps_days=None, travels=False)

    (only,) = offered([service], HANOI)

    assert (only.code, only.fee) == ("none", 0)


def test_she_brings_it_herself_only_to_communes_she_named() -> None:
    hers = {"own_communes": (LAM_THUONG,), "own_fee_dong": 8_000}

    assert way(Way.OWN, [dry()], LAO_CAI, commune=LAM_THUONG, **hers).fee == 8_000
    assert way(Way.OWN, [dry()], LAO_CAI, commune=MAI_CHAU, **hers) is None
    assert way(Way.OWN, [dry()], LAO_CAI, **hers), "the commune is not known yet"
    assert way(Way.OWN, [dry()], HANOI, **hers) is None


def test_the_coach_goes_to_its_provinces_overnight_and_is_never_chosen_for_her() -> None:
    line = {"coach_provinces": (HANOI,), "coach_fee_dong": 45_000}

    to_hanoi = way(Way.COACH, [fresh(2)], HANOI, **line)
    assert (to_hanoi.fee, to_hanoi.impossible) == (45_000, "")
    assert way(Way.COACH, [fresh(1)], HANOI, **line).impossible
    assert way(Way.COACH, [dry()], HUE, **line) is None
    assert chosen_of([to_hanoi], None) is None


@pytest.mark.parametrize("handling", [ShippingClass.LIVE, ShippingClass.NEAR_ONLY])
def test_living_things_and_what_is_not_sent_far_stay_in_the_province(handling: str) -> None:
    goods = [dry(handling=handling)]

    assert way(Way.POST, goods, LAO_CAI).impossible == ""
    assert way(Way.POST, goods, HANOI).impossible
    assert way(Way.COACH, goods, HANOI, coach_provinces=(HANOI,)).impossible


def test_liquids_do_not_fly_but_go_by_road() -> None:
    oil = [dry(handling=ShippingClass.LIQUID)]

    assert way(Way.DOOR, oil, CA_MAU).impossible
    assert way(Way.POST, oil, CA_MAU).impossible == ""
    assert way(Way.DOOR, oil, HANOI).impossible == ""


def test_gathered_parcels_cost_less_and_leave_with_the_weekly_run() -> None:
    run = way(Way.GATHERED, [dry()], HANOI, run_weekday=4)

    assert run.fee == 19_000, "70 % of 28.000, down to whole thousands"
    assert run.leaves == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (datetime(2026, 11, 24, 14, 59, tzinfo=VIETNAM), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 15, 0, tzinfo=VIETNAM), date(2026, 11, 25)),
        (datetime(2026, 11, 28, 16, 0, tzinfo=VIETNAM), date(2026, 11, 30)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=VIETNAM), date(2027, 1, 2)),
        (datetime(2027, 2, 4, 15, 0, tzinfo=VIETNAM), date(2027, 2, 10)),
    ],
)
def test_the_next_day_of_sending_by_hour_weekday_and_holiday(now: datetime, leaves: date) -> None:
    assert days.next_day(Terms(), now, Terms().weekdays) == leaves


def test_an_evening_in_europe_is_already_the_next_day_in_vietnam() -> None:
    assert days.next_day(Terms(), datetime(2026, 11, 24, 20, tzinfo=UTC), range(7)) == date(2026, 11, 25)


def test_fresh_goods_wait_for_monday_rather_than_lie_over_the_weekend() -> None:
    thursday_evening = datetime(2026, 11, 26, 18, tzinfo=VIETNAM)

    cold = way(Way.COLD, [fresh(60)], HANOI, now=thursday_evening)

    assert cold.leaves == date(2026, 11, 30)
    assert "30/11" in cold.note
    assert "15:00" in cold.note


def test_a_shop_that_never_sends_fresh_goods_says_so() -> None:
    assert way(Way.COLD, [fresh(60)], HANOI, fresh_weekdays=()).impossible
