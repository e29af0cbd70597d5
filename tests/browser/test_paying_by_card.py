"""Buying by card in a browser: paid, declined and paid, cancelled, back; and when every message is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_the_market_opens import put_into_basket
from tests.stand_ins.stripe import StripeStandIn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("market")]


@pytest.fixture
def at_card_page(visitor: Callable[..., Page], card_partner: StripeStandIn) -> Page:
    """A guest who has ordered and stands before the page where she pays."""
    buyer = visitor()
    put_into_basket(buyer, "mang kho", "mang-kho-lam-thuong")
    buyer.goto("/thanh-toan/")
    buyer.fill("[name=recipient]", "Nguyễn Thị Mai")
    buyer.fill("[name=phone]", "0900 000 123")
    buyer.select_option("[name=province]", label="Hà Nội")
    buyer.locator("[name=commune] option", has_text="Hoàn Kiếm").wait_for(state="attached")
    buyer.select_option("[name=commune]", label="phường Hoàn Kiếm")
    buyer.fill("[name=street]", "12 ngõ Trung Yên")
    buyer.locator("[name=payment][value=card]").check(force=True)
    buyer.check("[name=consent]")
    buyer.locator("main form button").last.click()
    buyer.wait_for_url(f"{card_partner.url}/c/pay/**")
    return buyer


def test_paying_brings_the_buyer_to_her_order_which_says_so(at_card_page: Page) -> None:
    at_card_page.get_by_role("button", name=re.compile(r"^Trả \d")).click()

    at_card_page.wait_for_url("**/don-hang/**")
    expect(at_card_page.locator("main")).to_contain_text("Chợ đã nhận được tiền trả bằng thẻ")
    expect(at_card_page.locator("main")).to_contain_text("Chờ người bán")


def test_a_declined_card_may_try_again_on_the_same_page(at_card_page: Page, card_partner: StripeStandIn) -> None:
    charged = charges(card_partner)
    at_card_page.get_by_role("button", name="Giả như ngân hàng từ chối").click()
    expect(at_card_page.get_by_role("alert")).to_contain_text("từ chối")
    assert charges(card_partner) == charged

    at_card_page.get_by_role("button", name=re.compile(r"^Trả \d")).click()

    at_card_page.wait_for_url("**/don-hang/**")
    assert charges(card_partner) == charged + 1


def test_cancelling_keeps_the_order_waiting_and_paying_again_pays_it_once(
    at_card_page: Page, card_partner: StripeStandIn
) -> None:
    charged, pay_page = charges(card_partner), at_card_page.url
    at_card_page.get_by_role("button", name="Quay lại chợ, chưa trả").click()
    at_card_page.wait_for_url("**/don-hang/**")
    expect(at_card_page.locator("main")).to_contain_text("Bạn quay lại khi chưa trả")
    assert charges(card_partner) == charged

    at_card_page.locator("main button[name=payment][value=card]").click()
    at_card_page.wait_for_url(pay_page)
    at_card_page.get_by_role("button", name=re.compile(r"^Trả \d")).click()
    at_card_page.wait_for_url("**/don-hang/**")
    order = at_card_page.url
    at_card_page.goto(pay_page)
    expect(at_card_page.locator("main")).to_contain_text("Khoản này đã được trả")
    at_card_page.get_by_role("link", name="Trở về chợ").click()

    at_card_page.wait_for_url("**/don-hang/**")
    assert at_card_page.url.split("?")[0] == order.split("?")[0]
    assert charges(card_partner) == charged + 1


def test_after_cancelling_another_way_closes_the_card_page(at_card_page: Page, card_partner: StripeStandIn) -> None:
    session = at_card_page.url.rsplit("/", 1)[-1]
    at_card_page.get_by_role("button", name="Quay lại chợ, chưa trả").click()
    at_card_page.wait_for_url("**/don-hang/**")

    at_card_page.locator("main button[name=payment][value=transfer]").click()
    at_card_page.wait_for_load_state()

    assert card_partner.books.sessions[session]["status"] == "expired"


def test_back_in_the_browser_after_paying_shows_the_order_and_orders_nothing_new(
    at_card_page: Page, card_partner: StripeStandIn
) -> None:
    sessions = len(card_partner.books.sessions)
    at_card_page.get_by_role("button", name=re.compile(r"^Trả \d")).click()
    at_card_page.wait_for_url("**/don-hang/**")

    at_card_page.goto("/thanh-toan/")

    at_card_page.wait_for_url("**/gio-hang/")
    assert len(card_partner.books.sessions) == sessions


def test_when_the_message_is_lost_her_return_settles_it(at_card_page: Page, card_partner: StripeStandIn) -> None:
    told = len(card_partner.post.delivered)
    at_card_page.locator("[name=post]").select_option("lost")
    at_card_page.get_by_role("button", name=re.compile(r"^Trả \d")).click()

    at_card_page.wait_for_url("**/don-hang/**")

    expect(at_card_page.locator("main")).to_contain_text("Chờ người bán")
    assert len(card_partner.post.delivered) == told


def test_while_the_partner_is_silent_the_page_says_that_nobody_knows(
    at_card_page: Page, card_partner: StripeStandIn
) -> None:
    card_partner.fail_next("GET /v1/checkout/sessions/", "hang_up", times=2)
    at_card_page.locator("[name=post]").select_option("lost")
    at_card_page.get_by_role("button", name=re.compile(r"^Trả \d")).click()

    at_card_page.wait_for_url("**/thanh-toan/the/**")
    expect(at_card_page.locator("main")).to_contain_text("chợ chưa biết bạn đã trả hay chưa")
    for width in (320, 1280):
        at_card_page.set_viewport_size({"width": width, "height": 740})
        assert at_card_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    card_partner.faults.clear()
    at_card_page.get_by_role("link", name="Hỏi lại ngay").click()

    at_card_page.wait_for_url("**/don-hang/**")
    expect(at_card_page.locator("main")).to_contain_text("Chợ đã nhận được tiền trả bằng thẻ")


def charges(card_partner: StripeStandIn) -> int:
    return len(card_partner.books.charges)
