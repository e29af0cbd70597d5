"""How a shop says what ways it sends by: one row in force, refused when it leads nowhere; what the coach changes."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from catalog.places.models import FormerCommune
from sellers.delivery.errors import TermsRefused
from sellers.delivery.models import DeliveryTerms, Terms, terms_of
from sellers.delivery.services import set_terms
from sellers.delivery.ways import Way
from sellers.models import SellerOrder, Shop
from sellers.orders.services import confirm_part, hand_over_part, pack_part
from sellers.shops.selectors import shop_of
from tests.factories.goods import put_on_sale
from tests.factories.orders import place
from tests.factories.places import commune_of

pytestmark = pytest.mark.django_db
COACH = Terms(ways=(Way.POST, Way.COACH), coach_provinces=("01",), coach_fee_dong=40_000, cut_off_hour=11)


def in_force(shop: Shop) -> Terms:
    return terms_of(shop_of([shop.partner_id])[shop.partner_id])


def test_a_shop_that_said_nothing_sends_by_post_monday_to_saturday_until_three(hoa_shop: Shop) -> None:
    assert in_force(hoa_shop) == Terms()


def test_what_she_says_holds_from_now_and_what_she_said_before_keeps_its_dates(hoa_shop: Shop, hoa: Any) -> None:
    first = set_terms(hoa_shop, terms=COACH, by=hoa)
    set_terms(hoa_shop, terms=replace(COACH, cut_off_hour=9), by=hoa, why="mùa cốm")

    first.refresh_from_db()
    assert in_force(hoa_shop).cut_off_hour == 9
    assert first.until is not None
    assert first.cut_off_hour == 11
    assert DeliveryTerms.objects.filter(until=None).count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"ways": ()},
        {"ways": ("rocket",)},
        {"ways": (Way.NONE,)},
        {"weekdays": ()},
        {"weekdays": (7,)},
        {"ways": (Way.GATHERED,)},
        {"ways": (Way.OWN,)},
        {"ways": (Way.COACH,), "coach_provinces": ()},
    ],
)
def test_ways_that_lead_nowhere_are_refused_and_change_nothing(hoa_shop: Shop, hoa: Any, changes: dict) -> None:
    set_terms(hoa_shop, terms=COACH, by=hoa)

    with pytest.raises(TermsRefused):
        set_terms(hoa_shop, terms=replace(COACH, **changes), by=hoa)

    assert in_force(hoa_shop) == COACH


def test_only_her_keeper_says_how_a_shop_sends(hoa_shop: Shop, sen: Any) -> None:
    with pytest.raises(TermsRefused):
        set_terms(hoa_shop, terms=COACH, by=sen)

    assert in_force(hoa_shop) == Terms()


def test_shops_with_terms_of_long_ago_come_once(hoa_shop: Shop, hoa: Any, django_assert_num_queries: Any) -> None:
    for hour in (8, 9, 10):
        set_terms(hoa_shop, terms=replace(COACH, cut_off_hour=hour), by=hoa)

    with django_assert_num_queries(1):
        shop = shop_of([hoa_shop.partner_id])[hoa_shop.partner_id]
        assert terms_of(shop).cut_off_hour == 10


def former(commune: Any, name: str, code: str) -> None:
    FormerCommune.objects.create(
        former_code=code, name=name, district="Huyện Lục Yên", province_name="Tỉnh Yên Bái", commune=commune,
        is_default=True, split=False, search_key=name.lower(),
    )  # fmt: skip


def test_slip_and_page_say_what_the_commune_was_called_and_ask_for_the_coachs_phone(
    client: Client, hoa_shop: Shop, hoa: Any, mai: Any
) -> None:
    for name, code in (("Xã Lâm Thượng", "04309"), ("Xã Mai Sơn", "04318")):
        former(hoa_shop.commune, name, code)
    order = place((put_on_sale(hoa_shop, "Cốm Lâm Thượng"), 1), buyer=mai)
    SellerOrder.objects.update(delivery_method=Way.COACH)
    part = SellerOrder.objects.get(order=order)
    client.force_login(hoa)
    confirm_part(part, by=hoa)
    pack_part(part, by=hoa)

    slip = client.get(f"/ban-hang/don/{part.number}/phieu-gui/").content.decode()
    page = client.get(f"/ban-hang/don/{part.number}/").content.decode()

    assert "xã Lâm Thượng, tỉnh Lào Cai (trước là xã Lâm Thượng, Mai Sơn, huyện Lục Yên, tỉnh Yên Bái)" in slip
    assert "Gửi xe khách" in slip
    assert "Số điện thoại nhà xe" in page
    hand_over_part(part, by=hoa, tracking_code="0912 345 678")
    bought = client.get(f"/gian-hang/{hoa_shop.slug}/").content.decode()
    assert "trước là xã Lâm Thượng" in bought


SENT = {
    "ways": ["post", "own", "coach"],
    "weekdays": ["0", "2"],
    "fresh_weekdays": ["0"],
    "cut_off_hour": "10",
    "run_weekday": "",
    "own_communes": "lam thuong",
    "own_fee": "15k",
    "coach_provinces": "Lào Cai, Hà Nội",
    "coach_fee": "40.000",
}


def test_she_writes_places_and_fees_as_people_say_them(client: Client, hoa_shop: Shop, hoa: Any) -> None:
    commune_of("Hoàn Kiếm")
    client.force_login(hoa)
    assert client.get("/ban-hang/giao-hang/").status_code == 200

    client.post("/ban-hang/giao-hang/", SENT)

    assert in_force(hoa_shop) == Terms(
        ways=("post", "own", "coach"),
        weekdays=(0, 2),
        fresh_weekdays=(0,),
        cut_off_hour=10,
        own_communes=("04309",),
        own_fee_dong=15_000,
        coach_provinces=("15", "01"),
        coach_fee_dong=40_000,
    )
    assert "Lâm Thượng" in client.get("/ban-hang/giao-hang/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"own_communes": "Ba Chẽ"}, "Ba Chẽ"),
        ({"own_fee": "mười nghìn"}, "15000"),
        ({"own_communes": ""}, "xã nào"),
        ({"ways": ["none"]}, "none"),
        ({"weekdays": []}, "ít nhất một ngày"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    client: Client, hoa_shop: Shop, hoa: Any, changes: dict, said: str
) -> None:
    commune_of("Hoàn Kiếm")
    client.force_login(hoa)

    shown = client.post("/ban-hang/giao-hang/", {**SENT, **changes})

    assert shown.status_code == 200
    assert said in shown.content.decode()
    assert not DeliveryTerms.objects.exists()


def test_the_page_is_for_sellers(client: Client, mai: Any) -> None:
    assert client.get("/ban-hang/giao-hang/").status_code == 302
    client.force_login(mai)
    assert client.get("/ban-hang/giao-hang/").status_code == 403
