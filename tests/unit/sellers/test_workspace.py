"""The sellers' workspace over the web: whose it is, what it shows, what its buttons do."""

from typing import Any

import pytest
from django.test import Client

from sellers.models import SellerOrder, Shop, ShopKeeper
from sellers.orders import services as order_services
from shop.accounts.models import User
from shop.core import clock
from tests.factories.goods import certify, put_on_sale
from tests.factories.orders import part_of, place


@pytest.fixture
def hoas_part(hoa_shop: Shop, sen_shop: Shop, mai: User) -> SellerOrder:
    """Hoa's part of a purchase that holds Sen's goods too."""
    com, mang = put_on_sale(hoa_shop, "Cốm Lâm Thượng", price=60_000), put_on_sale(sen_shop, "Măng khô")
    return part_of(place((com, 2), (mang, 1), buyer=mai), hoa_shop)


def text_of(response: Any) -> str:
    return response.content.decode()


def test_without_a_login_she_is_asked_for_one_and_a_buyer_is_told_whose_page_it_is(
    client: Client, as_person: Any, mai: User, hoas_part: SellerOrder
) -> None:
    for path in ("/ban-hang/", "/ban-hang/don/", f"/ban-hang/don/{hoas_part.number}/", "/ban-hang/hang/"):
        assert client.get(path).status_code == 302

    page = as_person(mai).get("/ban-hang/")

    assert page.status_code == 403
    assert "Cốm" not in text_of(page)
    assert "/ban-hang/mo-gian-hang/" in text_of(page)


def test_a_keeper_whose_time_has_ended_is_let_in_no_more(as_person: Any, hoa: User, hoa_shop: Shop) -> None:
    assert as_person(hoa).get("/ban-hang/").status_code == 200

    ShopKeeper.objects.filter(person=hoa).update(until="2026-06-30")

    assert as_person(hoa).get("/ban-hang/").status_code == 403


def test_another_sellers_order_answers_like_one_that_does_not_exist(
    as_person: Any, hoa: User, sen_shop: Shop, hoas_part: SellerOrder
) -> None:
    sens = SellerOrder.objects.get(shop=sen_shop)
    hers = as_person(hoa)

    for tail in ("", "khong-lam-duoc/", "phieu-gui/"):
        foreign, missing = (hers.get(f"/ban-hang/don/{number}/{tail}") for number in (sens.number, "CP-9999-1"))
        assert (foreign.status_code, missing.status_code) == (404, 404)
    for do in ("confirm", "pack", "hand_over", "delivered", "refused"):
        assert hers.post(f"/ban-hang/don/{sens.number}/buoc/", {"do": do}).status_code == 404
    assert hers.post(f"/ban-hang/don/{sens.number}/khong-lam-duoc/", {"reason": "sold_out"}).status_code == 404

    sens.refresh_from_db()
    assert sens.state == "placed"


def test_her_pages_show_her_own_part_and_never_the_others_goods_or_sums(
    as_person: Any, hoa: User, hoas_part: SellerOrder
) -> None:
    hers = as_person(hoa)

    for path in ("/ban-hang/", "/ban-hang/don/", f"/ban-hang/don/{hoas_part.number}/"):
        page = text_of(hers.get(path))
        assert "Cốm Lâm Thượng" in page
        assert "Măng khô" not in page
        assert "185.000" not in page


def test_street_and_phone_are_hers_only_while_the_parcel_is(as_person: Any, hoa: User, hoas_part: SellerOrder) -> None:
    hers, path = as_person(hoa), f"/ban-hang/don/{hoas_part.number}/"

    def sees_street() -> bool:
        page = text_of(hers.get(path))
        assert ("Hàng Bạc" in page) == ("0900\u00a0000\u00a0456" in page)
        return "Hàng Bạc" in page

    seen = [sees_street()]
    for do in ("confirm", "pack", "hand_over", "delivered"):
        hers.post(f"{path}buoc/", {"do": do})
        seen.append(sees_street())

    assert seen == [False, True, True, True, False]
    assert hers.get(f"{path}phieu-gui/").status_code == 404


def test_one_button_a_step_leads_the_order_to_the_buyer(as_person: Any, hoa: User, hoas_part: SellerOrder) -> None:
    hers, path = as_person(hoa), f"/ban-hang/don/{hoas_part.number}/"

    for do, state in (
        ("confirm", "confirmed"),
        ("pack", "packed"),
        ("hand_over", "handed_over"),
        ("delivered", "delivered"),
    ):
        answer = hers.post(f"{path}buoc/", {"do": do, "tracking_code": "EV1", "cash_held_by": "seller"}, follow=True)
        assert answer.status_code == 200
        hoas_part.refresh_from_db()
        assert hoas_part.state == state

    assert hoas_part.tracking_code == "EV1"
    assert hoas_part.cash.held_by == "seller"


def test_pressing_twice_says_where_it_stands(as_person: Any, hoa: User, hoas_part: SellerOrder) -> None:
    hers, path = as_person(hoa), f"/ban-hang/don/{hoas_part.number}/"
    hers.post(f"{path}buoc/", {"do": "confirm"})

    again = hers.post(f"{path}buoc/", {"do": "confirm"}, headers={"referer": f"http://testserver{path}"}, follow=True)

    assert again.status_code == 200
    assert hoas_part.changes.count() == 2
    assert "notice--bad" in text_of(again)


def test_a_button_nobody_knows_and_a_get_change_nothing(as_person: Any, hoa: User, hoas_part: SellerOrder) -> None:
    hers, path = as_person(hoa), f"/ban-hang/don/{hoas_part.number}/buoc/"

    hers.post(path, {"do": "approve", "state": "delivered"})

    assert hers.get(path).status_code == 405
    hoas_part.refresh_from_db()
    assert hoas_part.state == "placed"


def test_cannot_do_it_asks_for_a_reason_first(as_person: Any, hoa: User, hoas_part: SellerOrder) -> None:
    hers, path = as_person(hoa), f"/ban-hang/don/{hoas_part.number}/khong-lam-duoc/"

    hers.post(path, {"reason": "other", "words": " "})
    hoas_part.refresh_from_db()
    assert hoas_part.state == "placed"

    hers.post(path, {"reason": "sold_out", "words": "Vụ sau mới có nếp"})
    hoas_part.refresh_from_db()
    assert hoas_part.state == "cancelled"
    assert hoas_part.changes.last().note.endswith("Vụ sau mới có nếp")


def test_today_lists_new_orders_first_with_what_she_receives_and_certificates_that_end(
    as_person: Any, hoa: User, hoa_shop: Shop, hoas_part: SellerOrder
) -> None:
    com = hoas_part.lines.get().line.product
    certify(com, expires=clock.today().replace(year=clock.today().year + 1))
    certified = certify(put_on_sale(hoa_shop, "Bánh gai", stock=2))
    certified.expires_on = clock.today()
    certified.save()

    page = text_of(as_person(hoa).get("/ban-hang/"))

    assert "114.000" in page  # 120.000 less 5 %: a cooperative pays its own tax
    assert page.index("Cốm Lâm Thượng") < page.index("OCOP")
    assert page.count("todo-card__top") == 2
    assert "Bánh gai" in page


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/ban-hang/", 12), ("/ban-hang/don/", 9), ("/ban-hang/hang/", 12), ("/ban-hang/don/CP-0001-1/", 9)],
)
def test_pages_of_the_workspace_cost_few_queries_however_much_there_is(
    as_person: Any, hoa: User, hoas_part: SellerOrder, django_assert_max_num_queries: Any, path: str, queries: int
) -> None:
    com = hoas_part.lines.get().line.product
    for number in range(12):
        place((com, 1), number=f"CP-1{number:03d}")
        put_on_sale(hoas_part.shop, f"Món {number}")
    hers = as_person(hoa)

    with django_assert_max_num_queries(queries):
        assert hers.get(path).status_code == 200


def test_a_slip_carries_recipient_code_and_the_sum_to_collect(
    as_person: Any, hoa: User, hoas_part: SellerOrder
) -> None:
    order_services.confirm_part(hoas_part, by=hoa)

    page = text_of(as_person(hoa).get(f"/ban-hang/don/{hoas_part.number}/phieu-gui/"))

    for told in ("Nguyễn Thị Mai", "Hàng Bạc", "150.000", hoas_part.short_code, "<svg"):
        assert told in page
    assert "Măng khô" not in page


def test_nothing_is_promised_to_her_for_a_part_that_was_cancelled(
    as_person: Any, hoa: User, hoas_part: SellerOrder
) -> None:
    hers, page = as_person(hoa), f"/ban-hang/don/{hoas_part.number}/"
    assert "Chị nhận" in text_of(hers.get(page))

    order_services.cancel_part(hoas_part, by=hoa, reason="Hết nếp nương")

    assert "Chị nhận" not in text_of(hers.get(page))
    assert "Chị nhận" not in text_of(hers.get("/ban-hang/don/?xem=xong"))
