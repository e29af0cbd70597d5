"""A browser, and the demonstration market as `make demo` runs it: its own folder, web server and worker."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers import answers_within, free_port
from tests.stand_ins.stripe import StripeStandIn

ROOT = Path(__file__).parents[2]
START_SECONDS = 120


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("Chromium is not installed")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def market_port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def card_partner(market_port: int) -> Iterator[StripeStandIn]:
    """Where the market's buyers pay by card; its events go to the market."""
    webhook = f"http://127.0.0.1:{market_port}/webhooks/stripe/"
    with StripeStandIn(secret="whsec_demo", webhook=webhook) as stripe:
        yield stripe


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory, market_port: int, card_partner: StripeStandIn) -> Iterator[str]:
    """The address of a freshly loaded market that nobody else visits."""
    folder, port = tmp_path_factory.mktemp("market"), market_port
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "ELASTICSEARCH_URL"}},
        "DJANGO_SETTINGS_MODULE": "shop.settings.dev",
        "DEMO": "1",
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder / 'market.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "SEARCH_INDEX_DIR": str(folder / "search"),
        "MAIL_DIR": str(folder / "mail"),
        "STRIPE_API_BASE": card_partner.url,
    }
    subprocess.run([sys.executable, "manage.py", "prepare_demo"], cwd=ROOT, env=environment, check=True)
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "2", "--log-level", "warning"]
    started = [
        subprocess.Popen([*web, "--port", str(port), "shop.wsgi:application"], cwd=ROOT, env=environment),
        subprocess.Popen(
            [sys.executable, "manage.py", "db_worker", "--interval", "0.2"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ),
    ]
    site = f"http://localhost:{port}"
    if not answers_within(START_SECONDS, f"{site}/"):
        pytest.fail(f"The market did not open within {START_SECONDS} seconds")
    yield site
    for process in started:
        process.terminate()
        process.wait()


@pytest.fixture
def visitor(chromium: Browser, market: str) -> Iterator[Callable[..., Page]]:
    """Opens the market on a phone, for somebody of the demonstration or, without a login, for a guest."""
    contexts = []

    def visit(login: str = "", width: int = 360) -> Page:
        context = chromium.new_context(
            base_url=market, viewport={"width": width, "height": 740}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if login:
            page.goto("/tai-khoan/login/")
            page.locator(f"button[name=person][value={login}]").click()
            page.wait_for_load_state()
        return page

    yield visit
    for context in contexts:
        context.close()
