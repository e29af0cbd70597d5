"""The style page in a browser: readers, narrow screens, fingers, no scripts, no foreign host."""

import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = ["", "list/", "nothing/", "product/", "checkout/", "today/", "inbox/", "not-found/", "broken/"]
# Links inside sentences apart; a card is one target as large as itself.
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
.flatMap(e => {
  const label = e.closest('label') || (e.id && document.querySelector(`label[for="${e.id}"]`));
  const box = (e.matches('[type=checkbox],[type=radio],[type=file]') && label ? label : e).getBoundingClientRect();
  const inline = getComputedStyle(e).display === 'inline' && e.matches('a');
  const hidden = !e.checkVisibility() || e.closest('.vh') || e.matches('.skip, .vh') || box.width === 0;
  if (hidden || inline || e.closest('.card, .maker, .story-card, .ask')) return [];
  return box.width >= 43.5 && box.height >= 43.5 ? [] : [`${e.tagName} ${e.textContent.trim().slice(0, 30)}`];
})"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The site on a free port, without a database: these pages ask for none."""
    server = ThreadedWSGIServer(("localhost", 0), QuietHandler)
    server.set_app(StaticFilesHandler(WSGIHandler()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def style_page(server: str, settings) -> str:
    settings.DEMO = True
    return f"{server}/_style/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.route("**/media/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_serves_readers_fingers_and_narrow_screens(style_page: str, page: Page, name: str) -> None:
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith("http://localhost") else None,
    )
    page.goto(style_page + name)

    assert faults_for_readers(page) == []
    assert page.evaluate(SMALL_TARGETS) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)  # colours take 140 ms to turn
    assert faults_for_readers(page) == []
    assert foreign == []


def test_without_scripts_a_filter_is_a_form_and_a_product_can_be_bought(style_page: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    context.route("**/media/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{style_page}list/")

    page.get_by_role("link", name="Lọc", exact=True).click()
    page.get_by_label("Lào Cai").check()
    page.get_by_role("button", name="Xem 12 món").click()
    assert "province=lao-cai" in page.url

    page.goto(f"{style_page}product/")
    assert page.get_by_role("button", name="Thêm vào giỏ").is_enabled()
    assert page.locator("[data-step]").first.is_hidden()
    context.close()


def test_suggestions_are_chosen_by_keys_and_go_away_with_escape(style_page: str, page: Page) -> None:
    answer = {"suggestions": [{"text": "măng khô", "url": "/tim-kiem/?q=mang", "kind": "product"}]}
    page.route("**/goi-y/**", lambda route: route.fulfill(json=answer))
    page.goto(style_page)

    page.locator("#q").press_sequentially("mang")
    page.wait_for_selector(".suggest__item")
    assert page.locator(".suggest__item b").inner_text() == "măng"
    page.keyboard.press("ArrowDown")
    assert page.locator("#q").get_attribute("aria-activedescendant") == page.locator(".suggest__item").get_attribute(
        "id"
    )
    page.keyboard.press("Escape")
    assert page.locator(".suggest").is_hidden()


def test_a_size_that_is_picked_shows_its_own_price_and_bounds_the_quantity(style_page: str, page: Page) -> None:
    page.goto(f"{style_page}product/")
    page.get_by_label("Số lượng").fill("15")

    page.locator("label.size").nth(2).click()

    assert page.locator(".buybar__price").inner_text().replace("\u00a0", " ") == "360.000 ₫\ntúi 1 kg"
    assert page.get_by_label("Số lượng").input_value() == "9"


def faults_for_readers(page: Page) -> list[str]:
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in Axe().run(page).response["violations"]]
