"""Fees by zone, weight and day; fresh goods only where they arrive in time."""

from datetime import date

import pytest

from shop.shipping import fees
from shop.shipping.fees import Zone
from shop.shipping.repository import Goods, chosen_of, delivery_choices, weight_of

DAY = date(2026, 11, 21)
LAO_CAI, HANOI, HUE, CA_MAU = "15", "01", "46", "96"


def dry(grams: int | None = 500, quantity: int = 1) -> Goods:
    return Goods(grams, quantity, perishable=False, keeps_days=None, travels=True)


def fresh(keeps_days: int | None) -> Goods:
    return Goods(1800, 1, perishable=True, keeps_days=keeps_days, travels=True)


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


def test_a_newer_table_counts_from_its_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = fees.Tariff(Zone.NEAR, date(2027, 1, 1), ((500, 25_000),), 6_000, 17_000)
    monkeypatch.setattr(fees, "TARIFFS", (*fees.TARIFFS, newer))

    assert fees.parcel_fee(Zone.NEAR, 400, day=date(2026, 12, 31)) == 22_000
    assert fees.parcel_fee(Zone.NEAR, 400, day=date(2027, 1, 1)) == 25_000


def test_goods_without_a_weight_count_as_half_a_kilogram_and_packing_is_added() -> None:
    assert weight_of([dry(500, 2), dry(None, 1)]) == 1600


def test_dry_goods_go_by_post_or_are_picked_up_free() -> None:
    post, pick_up = delivery_choices([dry()], LAO_CAI, HANOI, day=DAY)

    assert (post.code, post.fee) == ("post", 28_000)
    assert (pick_up.code, pick_up.fee) == ("pick_up", 0)


def test_without_a_place_the_fee_is_the_farthest_so_that_none_shown_later_is_higher() -> None:
    unknown = delivery_choices([dry()], LAO_CAI, None, day=DAY)[0].fee

    assert unknown == max(delivery_choices([dry()], LAO_CAI, to, day=DAY)[0].fee for to in (LAO_CAI, HANOI, HUE))


def test_fresh_goods_that_would_spoil_cannot_be_sent_but_may_be_picked_up() -> None:
    cold, pick_up = delivery_choices([fresh(keeps_days=2), dry()], LAO_CAI, HUE, day=DAY)

    assert "2" in cold.impossible
    assert chosen_of([cold, pick_up], "cold") is None
    assert chosen_of([cold, pick_up], None) is None, "nobody is made to come without saying so"
    assert chosen_of([cold, pick_up], "pick_up") == pick_up


def test_fresh_goods_that_keep_longer_are_sent_chilled() -> None:
    cold = delivery_choices([fresh(keeps_days=60)], LAO_CAI, HANOI, day=DAY)[0]

    assert (cold.code, cold.fee, cold.impossible) == ("cold", 38_000 + 17_000, "")


def test_a_service_needs_no_delivery() -> None:
    service = Goods(None, 2, perishable=False, keeps_days=None, travels=False)

    (only,) = delivery_choices([service], LAO_CAI, HANOI, day=DAY)

    assert (only.code, only.fee) == ("none", 0)
