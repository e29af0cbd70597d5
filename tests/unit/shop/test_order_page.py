"""The buyer's order: who may open it, what it shows of each part, and what she may still take back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sellers.models import SellerOrder, State
from sellers.orders import services as seller
from shop.checkout.services import Placed, place_order
from shop.core import clock
from shop.notices.models import Notice
from shop.order.page import _without_size
from shop.order.purchases.models import Purchase
from tests.factories.checkout import asked_for, basket_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def guests(com: Any, mang: Any) -> Placed:
    """An order of two sellers by a guest, with her token."""
    return place_order(asked_for(basket_with((com, 2), (mang, 1))))


@pytest.fixture
def mais(com: Any, mang: Any, mai: Any) -> Placed:
    return place_order(asked_for(basket_with((com, 2), (mang, 1), owner=mai), by=mai))


def url_of(placed: Placed, token: str = "") -> str:
    url = reverse("purchases:detail", kwargs={"number": placed.purchase.order.number})
    return f"{url}?t={token}" if token else url


def part_of(placed: Placed, shop: Any) -> SellerOrder:
    return SellerOrder.objects.get(order=placed.purchase.order, shop=shop)


def test_the_guests_link_opens_it_and_this_browser_remembers(client: Client, guests: Placed) -> None:
    assert client.get(url_of(guests, guests.token)).status_code == 200
    assert client.get(url_of(guests)).status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "a" * 5000, "\x00"])
def test_without_the_right_token_it_looks_as_if_it_were_not_there(client: Client, guests: Placed, token: str) -> None:
    refused = client.get(url_of(guests), {"t": token})
    unknown = client.get("/don-hang/CP261118-00000000/")

    assert refused.status_code == unknown.status_code == 404
    assert "Bếp Cốm Nà Kéo" not in refused.content.decode()
    assert "Nguyễn Thị Mai" not in refused.content.decode()
    assert "/don-hang/tim/" in refused.content.decode(), "with a way on"


def test_an_expired_link_opens_nothing_not_even_where_it_was_remembered(client: Client, guests: Placed) -> None:
    client.get(url_of(guests, guests.token))
    Purchase.objects.update(token_expires_at=clock.now() - timedelta(seconds=1))

    assert client.get(url_of(guests, guests.token)).status_code == 404
    assert client.get(url_of(guests)).status_code == 404


def test_one_guests_token_does_not_open_anothers_order(client: Client, com: Any, guests: Placed) -> None:
    other = place_order(asked_for(basket_with((com, 1))))

    assert client.get(url_of(other, guests.token)).status_code == 404


def test_a_persons_order_opens_for_her_and_for_nobody_else(client: Client, mais: Placed, mai: Any, binh: Any) -> None:
    for stranger in (None, binh):
        if stranger:
            client.force_login(stranger)
        for name in ("detail", "receipt"):
            url = reverse(f"purchases:{name}", kwargs={"number": mais.purchase.order.number})
            assert client.get(url).status_code == 404
    assert mais.purchase.order.number not in client.get("/don-hang/").content.decode()

    client.force_login(mai)
    assert client.get(url_of(mais)).status_code == 200
    assert mais.purchase.order.number in client.get("/don-hang/").content.decode()


def test_a_seller_of_a_part_has_no_door_to_the_buyers_page(client: Client, mais: Placed, hoa: Any) -> None:
    client.force_login(hoa)

    assert client.get(url_of(mais)).status_code == 404


def test_my_orders_needs_a_login(client: Client) -> None:
    assert client.get("/don-hang/").status_code == 302


def test_my_orders_costs_the_same_however_many(
    client: Client, mai: Any, com: Any, mang: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(mai)
    for _ in range(4):
        place_order(asked_for(basket_with((com, 1), (mang, 1), owner=mai), by=mai))

    with django_assert_max_num_queries(5):  # two of them are session and person
        page = client.get("/don-hang/").content.decode()

    assert page.count("CP") >= 4


def test_it_shows_a_card_a_seller_with_goods_fee_sum_and_place(client: Client, guests: Placed) -> None:
    page = client.get(url_of(guests, guests.token)).content.decode()

    for part in (
        "Bếp Cốm Nà Kéo",
        "HTX Măng sạch Lâm Thượng",
        "192.000",
        "185.000",
        "38.000",
        "28.000",
        "443.000",
        "Nguyễn Thị Mai",
        "0900\u00a0000\u00a0123",
        "phường Hoàn Kiếm",
    ):
        assert part in page, part


@pytest.mark.parametrize(
    ("title", "pack", "shown"),
    [
        ("Măng khô, 500 g", "túi 500\u00a0g", "Măng khô"),
        ("Măng khô, 500 g", "", "Măng khô, 500 g"),
        ("Bún, phở khô", "gói 500\u00a0g", "Bún, phở khô"),
        ("Măng khô", "túi 500\u00a0g", "Măng khô"),
    ],
)
def test_the_size_is_said_once(title: str, pack: str, shown: str) -> None:
    assert _without_size(title, pack) == shown


def test_each_part_follows_its_own_seller(client: Client, guests: Placed, hoa: Any, hoa_shop: Any) -> None:
    part = part_of(guests, hoa_shop)
    seller.confirm_part(part, by=hoa)
    seller.pack_part(part, by=hoa)

    page = client.get(url_of(guests, guests.token)).content.decode()

    assert page.count(str(State.PACKED.label)) >= 1
    assert page.count(str(State.PLACED.label)) >= 1


def test_the_buyer_takes_back_a_part_that_nobody_has_begun(
    client: Client, guests: Placed, hoa_shop: Any, com: Any, mang: Any
) -> None:
    client.get(url_of(guests, guests.token))
    part = part_of(guests, hoa_shop)

    client.post(reverse("purchases:cancel", kwargs={"number": guests.purchase.order.number, "part": part.number}))

    part.refresh_from_db()
    assert part.state == State.CANCELLED
    assert com.stockrecords.get().num_allocated == 0
    assert mang.stockrecords.get().num_allocated == 1
    page = client.get(url_of(guests)).content.decode()
    assert "213.000" in page, "only the other parcel is left to pay"
    assert Notice.objects.filter(kind="order_cancelled", person__full_name="Hoàng Thị Hoa", channel="page").exists()
    assert not Notice.objects.filter(kind="order_step").exists(), "the buyer knows what she did"


def test_a_part_that_was_accepted_cannot_be_taken_back(
    client: Client, guests: Placed, hoa: Any, hoa_shop: Any, com: Any
) -> None:
    part = part_of(guests, hoa_shop)
    seller.confirm_part(part, by=hoa)
    client.get(url_of(guests, guests.token))

    client.post(reverse("purchases:cancel", kwargs={"number": guests.purchase.order.number, "part": part.number}))

    part.refresh_from_db()
    assert part.state == State.CONFIRMED
    assert com.stockrecords.get().num_allocated == 2


def test_a_stranger_cannot_cancel_and_no_order_cancels_anothers_part(
    client: Client, guests: Placed, com: Any, hoa_shop: Any, binh: Any
) -> None:
    hers = part_of(guests, hoa_shop)
    mine = place_order(asked_for(basket_with((com, 1), owner=binh), by=binh))
    client.force_login(binh)

    for number in (guests.purchase.order.number, mine.purchase.order.number):
        url = reverse("purchases:cancel", kwargs={"number": number, "part": hers.number})
        assert client.post(url).status_code == 404

    hers.refresh_from_db()
    assert hers.state == State.PLACED


def test_a_guests_link_works_for_cancelling_also_when_somebody_is_logged_in(
    client: Client, guests: Placed, hoa_shop: Any, binh: Any
) -> None:
    client.force_login(binh)
    client.get(url_of(guests, guests.token))
    part = part_of(guests, hoa_shop)

    client.post(reverse("purchases:cancel", kwargs={"number": guests.purchase.order.number, "part": part.number}))

    part.refresh_from_db()
    assert part.state == State.CANCELLED


def test_a_lost_link_is_sent_again_and_the_old_one_closes(client: Client, guests: Placed) -> None:
    Notice.objects.all().delete()

    answer = client.post("/don-hang/tim/", {"number": guests.purchase.order.number, "phone": "0900 000 123"})

    assert answer.status_code == 302
    sent = Notice.objects.get(kind="order_link")
    assert client.get(sent.url).status_code == 200
    assert Client().get(url_of(guests, guests.token)).status_code == 404


@pytest.mark.parametrize(("number", "phone"), [("CP261118-00000000", "0900000123"), ("", "0900000999")])
def test_asking_for_what_is_not_there_gets_the_same_answer_and_sends_nothing(
    client: Client, guests: Placed, number: str, phone: str
) -> None:
    Notice.objects.all().delete()

    answer = client.post("/don-hang/tim/", {"number": number or guests.purchase.order.number, "phone": phone})

    assert answer.status_code == 302
    assert not Notice.objects.exists()
    assert client.get(url_of(guests, guests.token)).status_code == 200


def test_a_link_is_not_sent_again_and_again(client: Client, guests: Placed) -> None:
    for _ in range(6):
        client.post("/don-hang/tim/", {"number": guests.purchase.order.number, "phone": "0900000123"})

    assert Notice.objects.filter(kind="order_link").count() <= 3


def test_every_page_of_an_order_is_told_not_to_be_kept(client: Client, guests: Placed) -> None:
    answer = client.get(url_of(guests, guests.token))

    assert "no-store" in answer["Cache-Control"]
