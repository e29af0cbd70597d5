"""The basket: what goes in, what is refused, what is said of it, and what it costs to ask."""

from typing import Any

import pytest
from django.test import Client
from oscar.core.loading import get_model

from sellers.models import Publication, Shop, ShopPause
from shop.basket import selectors
from shop.core import clock
from tests.factories.goods import draft, put_on_sale
from tests.factories.places import commune_of

pytestmark = pytest.mark.django_db


def lines_of(client: Client) -> dict[str, int]:
    """Title and quantity of what the guest's or the person's one open basket holds."""
    Line = get_model("basket", "Line")
    return {line.product.title: line.quantity for line in Line.objects.filter(basket__status="Open")}


def add(client: Client, product: Any, quantity: object = 1) -> Any:
    return client.post("/gio-hang/them/", {"product": product.pk, "quantity": quantity}, follow=False)


def page(client: Client) -> str:
    return client.get("/gio-hang/").content.decode()


def test_a_guest_puts_goods_of_two_sellers_in_and_sees_a_parcel_of_each(client: Client, com: Any, mang: Any) -> None:
    add(client, com)
    add(client, mang, 2)

    shown = page(client)
    assert lines_of(client) == {"Cốm Lâm Thượng": 1, "Măng khô Lâm Thượng": 2}
    assert "Bếp Cốm Nà Kéo" in shown
    assert "HTX Măng sạch Lâm Thượng" in shown
    assert "466.000" in shown, "goods of both"
    assert client.cookies["basket_count"].value == "2"


def test_the_product_page_may_name_the_goods_by_sku(client: Client, com: Any) -> None:
    client.post("/gio-hang/", {"sku": com.upc, "quantity": 2})

    assert lines_of(client) == {"Cốm Lâm Thượng": 2}


@pytest.mark.parametrize(
    "quantity", ["0", "-1", "abc", "1.5", "1e3", "٣", "501", "999999999999999999999999", "2; drop", "²"]
)
def test_an_absurd_quantity_is_refused_with_one_sentence_and_the_basket_is_unharmed(
    client: Client, com: Any, quantity: str
) -> None:
    add(client, com, 2)
    shown = add(client, com, quantity)

    assert shown.status_code == 302
    assert page(client).count("notice--bad") == 1
    assert lines_of(client) == {"Cốm Lâm Thượng": 2}


def test_more_than_there_is_is_refused_and_counts_what_lies_in_the_basket(client: Client, com: Any) -> None:
    add(client, com, 4)

    add(client, com, 2)

    assert lines_of(client) == {"Cốm Lâm Thượng": 4}
    assert "5" in page(client)


@pytest.mark.parametrize("product", ["0", "999999", "x", "", "-3"])
def test_an_unknown_item_is_refused(client: Client, com: Any, product: str) -> None:
    client.post("/gio-hang/them/", {"product": product, "quantity": 1})

    assert lines_of(client) == {}


def test_a_paused_shops_goods_cannot_be_put_in(client: Client, com: Any, hoa_shop: Shop) -> None:
    ShopPause.objects.create(shop=hoa_shop, since=clock.now(), why="về quê")

    add(client, com)

    assert lines_of(client) == {}


def test_quantities_change_by_the_buttons_and_by_the_field(client: Client, com: Any, mang: Any) -> None:
    add(client, com)
    add(client, mang)
    com_line, mang_line = get_model("basket", "Line").objects.order_by("pk").values_list("pk", flat=True)

    client.post("/gio-hang/", {"op": f"more-{com_line}", f"qty-{com_line}": "1"})
    assert lines_of(client)["Cốm Lâm Thượng"] == 2
    client.post("/gio-hang/", {"op": f"less-{com_line}", f"qty-{com_line}": "2"})
    assert lines_of(client)["Cốm Lâm Thượng"] == 1
    client.post("/gio-hang/", {"op": "update", f"qty-{com_line}": "3", f"qty-{mang_line}": "7"})
    assert lines_of(client) == {"Cốm Lâm Thượng": 3, "Măng khô Lâm Thượng": 7}
    client.post("/gio-hang/", {"op": f"drop-{com_line}"})
    assert lines_of(client) == {"Măng khô Lâm Thượng": 7}
    assert client.cookies["basket_count"].value == "1"


def test_a_bad_quantity_among_good_ones_changes_nothing(client: Client, com: Any, mang: Any) -> None:
    add(client, com)
    add(client, mang)
    com_line, mang_line = get_model("basket", "Line").objects.order_by("pk").values_list("pk", flat=True)

    client.post("/gio-hang/", {"op": "update", f"qty-{com_line}": "3", f"qty-{mang_line}": "-1"})

    assert lines_of(client) == {"Cốm Lâm Thượng": 1, "Măng khô Lâm Thượng": 1}


def test_nobody_reaches_into_anothers_basket(com: Any) -> None:
    owner, stranger = Client(), Client()
    add(owner, com)
    line = get_model("basket", "Line").objects.get()

    add(stranger, com)
    stranger.post("/gio-hang/", {"op": f"drop-{line.pk}"})
    stranger.post("/gio-hang/", {"op": f"more-{line.pk}", f"qty-{line.pk}": "1"})
    stranger.cookies["oscar_open_basket"] = f"{line.basket_id}:forged"
    stranger.get("/gio-hang/")

    line.refresh_from_db()
    assert line.quantity == 1


@pytest.mark.parametrize(
    ("happens", "trouble", "left_in_basket"),
    [("withdrawn", "closed", {}), ("sold out", "gone", {}), ("fewer", "less", {"Cốm Lâm Thượng": 2}),
     ("dearer", "price", {"Cốm Lâm Thượng": 3})],
)  # fmt: skip
def test_what_changed_since_is_named_and_mended_by_one_tap(
    client: Client, com: Any, record_of: Any, happens: str, trouble: str, left_in_basket: dict
) -> None:
    add(client, com, 3)
    if happens == "withdrawn":
        Publication.objects.update(until=clock.now())
    changes = {"sold out": {"num_in_stock": 0}, "fewer": {"num_in_stock": 2}, "dearer": {"price": 99_000}}
    if happens in changes:
        get_model("partner", "StockRecord").objects.filter(pk=record_of(com).pk).update(**changes[happens])

    line = get_model("basket", "Line").objects.get()
    (item,) = selectors.contents_of(line.basket).items
    assert item.trouble == trouble
    assert f"mend-{line.pk}" in page(client)

    client.post("/gio-hang/", {"op": f"mend-{line.pk}"})

    assert lines_of(client) == left_in_basket
    assert "mend-" not in page(client)


def test_a_guests_basket_joins_hers_at_login_and_the_same_goods_add_up(
    client: Client, mai: Any, com: Any, mang: Any
) -> None:
    hers = Client()
    hers.force_login(mai)
    add(hers, com, 3)

    add(client, com, 4)
    add(client, mang, 2)
    client.force_login(mai)
    client.get("/gio-hang/")

    assert lines_of(client) == {"Cốm Lâm Thượng": 5, "Măng khô Lâm Thượng": 2}, "five is all there is"
    assert get_model("basket", "Basket").objects.filter(status="Open").count() == 1


def test_ten_lines_cost_at_most_ten_queries(
    client: Client, mai: Any, hoa_shop: Shop, sen_shop: Shop, django_assert_max_num_queries: Any
) -> None:
    client.force_login(mai)
    for number in range(10):
        add(client, put_on_sale(hoa_shop if number % 2 else sen_shop, f"Hàng {number}"))

    with django_assert_max_num_queries(10):
        shown = page(client)

    assert shown.count('class="line"') == 10


def test_a_visitor_without_a_basket_costs_no_query_and_no_session(
    client: Client, db: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/gio-hang/")

    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies
    assert "oscar_open_basket" not in answer.cookies


def test_a_guests_basket_costs_seven_queries(client: Client, com: Any, django_assert_max_num_queries: Any) -> None:
    add(client, com)

    with django_assert_max_num_queries(7):
        page(client)


def test_fees_are_told_for_the_province_she_asks_about(client: Client, com: Any) -> None:
    commune_of("Lâm Thượng")
    commune_of("Hoàn Kiếm")
    add(client, com)
    assert "38.000" in page(client), "the farthest"

    client.get("/gio-hang/?to=01")
    assert "28.000" in page(client)

    for nonsense in ("99", "x", "", "01; drop"):
        client.get("/gio-hang/", {"to": nonsense})
        assert "28.000" in page(client)


@pytest.mark.parametrize("number", ["0", "9" * 30, "9" * 5000, "-1", "²", ""])
def test_a_product_that_cannot_be_is_unknown_in_one_sentence(client: Client, com: Any, number: str) -> None:
    add(client, com)

    answer = client.post("/gio-hang/them/", {"product": number, "quantity": 1}, follow=True)

    assert answer.status_code == 200
    assert answer.content.decode().count("notice--bad") == 1
    assert lines_of(client) == {"Cốm Lâm Thượng": 1}


def test_of_several_typed_quantities_one_that_cannot_be_had_leaves_all_as_they_were(
    client: Client, com: Any, mang: Any
) -> None:
    add(client, com)
    add(client, mang)
    first, second = get_model("basket", "Line").objects.order_by("pk").values_list("pk", flat=True)

    answer = client.post("/gio-hang/", {f"qty-{first}": "3", f"qty-{second}": "21", "op": "update"}, follow=True)

    assert "Giỏ hàng giữ nguyên" in answer.content.decode()
    assert lines_of(client) == {"Cốm Lâm Thượng": 1, "Măng khô Lâm Thượng": 1}


def test_a_counted_number_tells_nothing_of_somebodys_draft(client: Client, hoa_shop: Shop) -> None:
    secret = draft(hoa_shop, "Rượu ngô chưa công bố")

    for asked in ({"product": secret.pk}, {"sku": secret.upc}):
        answer = client.post("/gio-hang/them/", {**asked, "quantity": 1}, follow=True)
        assert answer.redirect_chain == [("/gio-hang/", 302)]
        assert "Rượu ngô" not in answer.content.decode()
