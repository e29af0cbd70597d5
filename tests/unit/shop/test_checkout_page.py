"""/thanh-toan/ in two requests: the page shows all, the send places; what is wrong is said, nothing is lost."""

import re
from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from catalog.places.models import FormerCommune
from sellers.models import SellerOrder
from shop.order.purchases.models import Purchase
from tests.factories.places import commune_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
URL = "/thanh-toan/"


def hidden(page: str) -> dict[str, str]:
    return dict(
        re.findall(r'<input type="hidden" name="(key|seen_goods|seen_total|seen_prices)" value="([^"]*)"', page)
    )


def filled(client: Client, **changes: str) -> dict[str, str]:
    """The page's own hidden fields, and what a buyer types."""
    return {
        **hidden(client.get(URL).content.decode()),
        "recipient": "Nguyễn Thị Mai",
        "phone": "0900 000 123",
        "province": "01",
        "commune": "00070",
        "street": "12 ngõ Trung Yên",
        "payment": "cod",
        "consent": "on",
        **changes,
    }


def test_two_requests_place_an_order_for_a_guest_who_then_sees_it(shopper: Client) -> None:
    sent = shopper.post(URL, filled(shopper))

    purchase = Purchase.objects.get()
    assert sent.status_code == 302
    assert sent.url.startswith(f"/don-hang/{purchase.order.number}/?t=")
    shown = shopper.get(sent.url).content.decode()
    assert purchase.order.number in shown
    assert "Bếp Cốm Nà Kéo" in shown
    assert "HTX Măng sạch Lâm Thượng" in shown
    assert (purchase.phone, purchase.commune_id, purchase.placed_by) == ("+84900000123", "00070", None)
    assert SellerOrder.objects.count() == 2
    assert "basket_count" not in shopper.cookies or not shopper.cookies["basket_count"].value


def test_a_person_who_is_logged_in_finds_it_among_her_orders(client: Client, mai: Any, com: Any) -> None:
    client.force_login(mai)
    client.post("/gio-hang/them/", {"product": com.pk, "quantity": 2})

    sent = client.post(URL, filled(client))

    purchase = Purchase.objects.get()
    assert sent.url == f"/don-hang/{purchase.order.number}/"
    assert purchase.placed_by == mai
    assert purchase.order.number in client.get("/don-hang/").content.decode()


def test_the_page_shows_before_the_button_all_that_the_law_wants(shopper: Client) -> None:
    page = shopper.get(URL).content.decode()

    for part in ("Bếp Cốm Nà Kéo", "Cốm Lâm Thượng", "96.000", "185.000", "xã Lâm Thượng", "Lào Cai", "/doi-tra/"):
        assert part in page
    assert re.search(r'<button[^>]*value="place"[^>]*>[^<]*\d{3}\.000', page), "the button names the sum"
    assert not re.search(r'name="consent"[^>]*checked', page), "consent is never given beforehand"


def test_the_whole_send_costs_at_most_45_queries(
    shopper: Client, mang_ot: Any, django_assert_max_num_queries: Any
) -> None:
    shopper.post("/gio-hang/them/", {"product": mang_ot.pk, "quantity": 1})
    form = filled(shopper)

    with django_assert_max_num_queries(45):
        shopper.post(URL, form)

    assert Purchase.objects.count() == 1


def test_sent_twice_both_answers_lead_to_the_one_order(shopper: Client) -> None:
    form = filled(shopper)

    first, second = shopper.post(URL, form), shopper.post(URL, form)

    purchase = Purchase.objects.get()
    assert first.url.startswith(f"/don-hang/{purchase.order.number}/")
    assert second.url == f"/don-hang/{purchase.order.number}/"
    assert shopper.get(second.url).status_code == 200


def test_back_and_sent_again_with_new_goods_in_the_basket_shows_the_first_order(shopper: Client, com: Any) -> None:
    form = filled(shopper)
    shopper.post(URL, form)
    shopper.post("/gio-hang/them/", {"product": com.pk, "quantity": 1})

    again = shopper.post(URL, form)

    purchase = Purchase.objects.get()
    assert again.url == f"/don-hang/{purchase.order.number}/"
    assert get_model("basket", "Line").objects.filter(basket__status="Open").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("recipient", "", ""),
        ("phone", "0900 000 12", "9"),
        ("phone", "O900 000 123", "0900 000 123"),
        ("phone", "gọi chị Mai", "0900 000 123"),
        ("phone", "", ""),
        ("province", "", ""),
        ("province", "99", ""),
        ("commune", "", ""),
        ("commune", "99999", ""),
        ("commune", "06970", "Quảng Ninh"),
        ("street", "", ""),
        ("payment", "", ""),
        ("payment", "card", ""),
        ("consent", "", ""),
        ("email", "mai@", ""),
        ("recipient", "x" * 121, ""),
        ("note", "x" * 501, ""),
        ("phone", "1" * 41, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    shopper: Client, field: str, value: str, said: str
) -> None:
    answer = shopper.post(URL, filled(shopper, landmark="cổng xanh", **{field: value}))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert not Purchase.objects.exists()
    assert 'role="alert"' in page
    assert "cổng xanh" in page, "nothing typed is lost"
    assert said in page
    assert get_model("basket", "Line").objects.filter(basket__status="Open").count() == 2


def test_a_commune_of_another_province_is_named_with_its_own(shopper: Client) -> None:
    page = shopper.post(URL, filled(shopper, commune="06970")).content.decode()

    assert "xã Ba Chẽ" in page
    assert "field--bad" in page


def test_the_fee_of_a_nearer_place_than_was_shown_is_charged_without_asking_again(shopper: Client) -> None:
    form = filled(shopper)

    shopper.post(URL, form)

    assert Purchase.objects.get().total_dong < int(form["seen_total"])


def test_a_forged_lower_sum_is_shown_again_not_charged_unseen(shopper: Client) -> None:
    answer = shopper.post(URL, filled(shopper, seen_total="1"))

    assert answer.status_code == 200
    assert not Purchase.objects.exists()
    assert 'role="alert"' in answer.content.decode()


def test_without_script_a_button_brings_the_communes_and_keeps_what_was_typed(shopper: Client) -> None:
    page = shopper.post(URL, {"op": "communes", "province": "22", "recipient": "Mai", "phone": "09"}).content.decode()

    assert 'value="06970"' in page
    assert 'value="Mai"' in page
    assert 'role="alert"' not in page, "nothing is blamed yet"


def test_a_former_name_fills_in_todays_commune(shopper: Client) -> None:
    FormerCommune.objects.create(
        former_code="04312", name="Xã Mai Sơn", district="Huyện Lục Yên", province_name="Tỉnh Yên Bái",
        commune=commune_of("Lâm Thượng"), is_default=True, split=False, search_key="xa mai son",
    )  # fmt: skip

    page = shopper.post(URL, {"op": "former", "former": "mai son, luc yen", "recipient": "Mai"}).content.decode()

    assert re.search(r'<option value="15"\s+selected', page)
    assert re.search(r'<option value="04309"\s+selected', page)


def test_communes_come_as_options_or_as_json(client: Client) -> None:
    options = client.get("/thanh-toan/xa/?province=15", headers={"Accept": "text/html"}).content.decode()

    assert options == '<option value="04309">xã Lâm Thượng</option>'
    assert client.get("/thanh-toan/xa/?province=15").json() == {
        "communes": [{"code": "04309", "name": "xã Lâm Thượng"}]
    }
    assert client.get("/thanh-toan/xa/?province=';").json() == {"communes": []}


def test_an_empty_basket_has_no_checkout(client: Client) -> None:
    assert client.get(URL).url == "/gio-hang/"
    assert client.post(URL, {"key": "x"}).url == "/gio-hang/"


def test_goods_that_ran_out_lead_back_to_the_basket_that_names_them(shopper: Client, com: Any) -> None:
    form = filled(shopper)
    get_model("partner", "StockRecord").objects.filter(product=com).update(num_in_stock=0)

    answer = shopper.post(URL, form)

    assert answer.url == "/gio-hang/"
    assert "Cốm Lâm Thượng" in shopper.get(answer.url).content.decode()
    assert not Purchase.objects.exists()


def test_oscars_own_steps_are_no_second_door(client: Client) -> None:
    for path in ("shipping-address/", "payment-details/", "preview/", "thank-you/", "payment-method/"):
        assert client.get(URL + path).status_code == 404
    for path in ("vouchers/add/", "saved/", "add/1/"):
        assert client.post("/gio-hang/" + path).status_code == 404
