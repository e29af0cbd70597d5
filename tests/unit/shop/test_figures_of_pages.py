"""What each page may cost, for a visitor and for a buyer who is logged in and has a full basket; nothing is cached."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from catalog.search.engine import engine_from_settings
from catalog.search.indexing import rebuild
from sellers.models import Shop, Unit
from shop.order.purchases.models import Purchase
from tests.factories.articles import goods, paragraph, publish_text
from tests.factories.goods import certify, put_on_sale
from tests.factories.places import commune_of
from tests.unit.shop.test_checkout_page import filled

pytestmark = pytest.mark.django_db
Counted = Callable[[Client, str], int]
LISTS = [
    "/san-pham/",
    "/san-pham/loai/thuc-pham/",
    "/tim-kiem/?q=com",
    "/tim-kiem/?q=com&stars=4&season=11&sort=new&seller=bep-com-na-keo",
]


@pytest.fixture
def market(settings: Any, tmp_path: Any, hoa_shop: Shop, sen_shop: Shop, lam_thuong: Unit) -> list[Any]:
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    engine_from_settings().replace([])
    for name in ("Hoàn Kiếm", "Lâm Thượng"):
        commune_of(name)
    Category = get_model("catalogue", "Category")
    food = Category.add_root(name="Thực phẩm", slug="thuc-pham")
    whole_year = [*range(1, 13)]
    shops = [sen_shop, hoa_shop, hoa_shop] * 10
    made = [put_on_sale(shop, f"Cốm mùa {n}", season_months=whole_year) for n, shop in enumerate(shops)]
    for product in made:
        get_model("catalogue", "ProductCategory").objects.create(product=product, category=food)
        certify(product)
    publish_text(lam_thuong, "Chuyện bếp cốm", paragraph("Một đoạn."), goods(*made[:3]))
    rebuild()
    return made


@pytest.fixture(params=["visitor", "visitor with a basket", "buyer with a basket"])
def browser(request: pytest.FixtureRequest, client: Client, market: list[Any], mai: Any) -> Client:
    if request.param == "buyer with a basket":
        client.force_login(mai)
    if "basket" in request.param:
        for product in market[:10]:
            client.post("/gio-hang/them/", {"product": product.pk, "quantity": 1})
    return client


@pytest.fixture
def counted() -> Counted:
    """Queries of a page whose reader comes with an empty cache: her session and she herself are asked for too."""

    def count(browser: Client, address: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    return count


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("language", ["", "/en"])
def test_lists(browser: Client, counted: Counted, asked: list[object], language: str, address: str) -> None:
    assert counted(browser, language + address) <= 2
    assert len(asked) == 1


def test_a_product(browser: Client, counted: Counted, market: list[Any]) -> None:
    assert counted(browser, f"/san-pham/{market[0].slug}/") <= 8


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_home(browser: Client, counted: Counted, address: str) -> None:
    assert counted(browser, address) <= 4


def test_a_basket_of_ten_lines(browser: Client, counted: Counted) -> None:
    assert counted(browser, "/gio-hang/") <= 10


@pytest.mark.parametrize("catalogue", [30, 300])
@pytest.mark.parametrize("is_logged_in", [False, True])
def test_placing_three_lines_of_two_sellers(
    client: Client, market: list[Any], mai: Any, hoa_shop: Shop, is_logged_in: bool, catalogue: int
) -> None:
    for number in range(catalogue - len(market)):
        put_on_sale(hoa_shop, f"Hàng {number}")
    if is_logged_in:
        client.force_login(mai)
    for product in market[:3]:
        client.post("/gio-hang/them/", {"product": product.pk, "quantity": 1})
    form = filled(client)
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        client.post("/thanh-toan/", form)

    assert Purchase.objects.get().order.lines.count() == 3
    assert len(queries) <= 45, f"{len(queries)} whatever the catalogue"
