"""Finding with keys and thumbs: suggestions, the reader's own searches, filters in the sheet and at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("market")]


def rows(page: Page) -> list[str]:
    return [each.inner_text().split("\n")[0] for each in page.locator(".suggest__item").all()]


def search(page: Page, text: str) -> None:
    page.fill("#q", text)
    with page.expect_navigation():
        page.press("#q", "Enter")


def test_a_suggestion_is_chosen_with_the_arrow_keys(visitor: Callable[..., Page]) -> None:
    buyer = visitor()
    buyer.goto("/san-pham/")
    buyer.click("#q")
    buyer.keyboard.type("mang")
    expect(buyer.locator(".suggest__item").nth(1)).to_contain_text("Măng chua")

    buyer.keyboard.press("ArrowDown")
    buyer.keyboard.press("ArrowDown")
    expect(buyer.locator("#q")).to_have_attribute("aria-activedescendant", "suggest-0-1")
    assert all(row.bounding_box()["height"] >= 44 for row in buyer.locator(".suggest__item").all())  # type: ignore[index]
    with buyer.expect_navigation():
        buyer.keyboard.press("Enter")

    assert buyer.url.endswith("/san-pham/loai/mang-chua-mang-ot/")


def test_her_own_searches_come_back_until_she_forgets_them(visitor: Callable[..., Page]) -> None:
    buyer = visitor()
    buyer.goto("/san-pham/")
    for text in ("chè shan", "0912 345 678", "hoa@demo.test"):
        search(buyer, text)
    buyer.goto("/san-pham/")
    buyer.click("#q")
    expect(buyer.locator(".suggest__item").first).to_contain_text("chè shan")
    assert rows(buyer)[:2] == ["chè shan", "Xóa tìm kiếm gần đây của tôi"], "numbers and addresses are not kept"

    buyer.click("[data-forget]")
    expect(buyer.locator("[data-forget]")).to_have_count(0)
    assert buyer.evaluate("localStorage.length") == 0


def test_nothing_is_kept_where_the_browser_asks_not_to_be_tracked(visitor: Callable[..., Page]) -> None:
    buyer = visitor()
    buyer.add_init_script("Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })")
    buyer.goto("/san-pham/")

    search(buyer, "cốm")

    assert buyer.evaluate("localStorage.length") == 0


def test_filters_close_their_sheet_and_leave_a_readable_address(visitor: Callable[..., Page]) -> None:
    buyer = visitor()
    buyer.set_viewport_size({"width": 360, "height": 720})
    buyer.goto("/tim-kiem/?q=mang")
    buyer.click(".chip--filter")
    buyer.check("input[name=province][value=lao-cai]")

    with buyer.expect_navigation():
        buyer.click(".facets__foot button")

    assert re.fullmatch(r".*/tim-kiem/\?q=mang&province=lao-cai(#results)?", buyer.url)
    expect(buyer.locator(".facets__sheet")).to_be_hidden()
    with buyer.expect_navigation():
        buyer.click(".chip--on")
    assert buyer.url.endswith("/tim-kiem/?q=mang")


def test_on_a_desk_a_tick_takes_effect_at_once_and_the_address_stays_canonical(visitor: Callable[..., Page]) -> None:
    buyer = visitor()
    buyer.set_viewport_size({"width": 1280, "height": 800})
    buyer.goto("/tim-kiem/?q=mang&sort=new")

    buyer.check("input[name=stars][value='3']")
    buyer.wait_for_url("**/tim-kiem/?q=mang&stars=3&sort=new")

    expect(buyer.locator(".chip--on")).to_have_count(1)
