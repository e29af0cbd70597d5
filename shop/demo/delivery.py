"""How the demonstration's sellers send: each kind of seller another way, as in the villages (FIELD 6)."""

from bisect import bisect_left
from dataclasses import asdict

from catalog.places.models import Commune
from sellers.delivery.models import Terms
from sellers.delivery.ways import Way
from sellers.models import DeliveryTerms, Kind, Shop
from shop.core import clock

HANOI = "01"
WEDNESDAY, FRIDAY = 2, 4
NEIGHBOURS = 2  # on each side, by code: codes follow the old districts, kilometres are not known
GATHERS_TOO = "htx-mang-sach-lam-thuong"


def load_delivery(shops: dict[str, Shop]) -> None:
    """One row a shop, in force since it opened."""
    by_province: dict[str, list[str]] = {}
    for code, province in Commune.objects.order_by("code").values_list("code", "province_id"):
        by_province.setdefault(province, []).append(code)
    home = dict(Commune.objects.values_list("code", "province_id"))
    DeliveryTerms.objects.bulk_create(
        DeliveryTerms(
            shop=shop,
            since=shop.opened_at or clock.now(),
            why="Dữ liệu trình diễn",
            **asdict(_terms(shop, home[shop.commune_id], by_province[home[shop.commune_id]])),
        )
        for shop in shops.values()
    )


def _terms(shop: Shop, province: str, communes: list[str]) -> Terms:
    near = tuple(_around(shop.commune_id, communes))
    if shop.ships_to == "trong tỉnh":
        return Terms(
            ways=(Way.OWN, Way.COACH, Way.PICK_UP),
            own_communes=near,
            own_fee_dong=15_000,
            coach_provinces=(province,),
            coach_fee_dong=25_000,
        )
    if shop.slug == GATHERS_TOO:
        return Terms(ways=(Way.POST, Way.DOOR, Way.GATHERED, Way.COLD, Way.PICK_UP), run_weekday=FRIDAY)
    if shop.kind == Kind.COOPERATIVE:
        return Terms(ways=(Way.POST, Way.DOOR, Way.COLD, Way.PICK_UP))
    if shop.kind == Kind.COOPERATIVE_GROUP:
        return Terms(
            ways=(Way.POST, Way.GATHERED, Way.COLD, Way.COACH, Way.PICK_UP),
            cut_off_hour=11,
            run_weekday=WEDNESDAY,
            coach_provinces=tuple(dict.fromkeys((province, HANOI))),
            coach_fee_dong=45_000,
        )
    return Terms(
        ways=(Way.POST, Way.COLD, Way.OWN, Way.COACH, Way.PICK_UP),
        weekdays=(0, 1, 2, 3, 4),
        cut_off_hour=16,
        own_communes=near,
        own_fee_dong=10_000,
        coach_provinces=tuple(dict.fromkeys((province, HANOI))),
        coach_fee_dong=40_000,
    )


def _around(commune: str, communes: list[str]) -> list[str]:
    place = bisect_left(communes, commune)
    return communes[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
