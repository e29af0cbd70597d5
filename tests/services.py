"""What needs a service that is not there is skipped, and says why; with CI=true it fails instead."""

import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

NEEDED = {
    "postgres": "needs PostgreSQL (make services)",
    "redis": "needs Redis (make services)",
    "stripe_mock": "needs stripe-mock (make services)",
    "browser": "needs Chromium (make services)",
    "elasticsearch": "needs Elasticsearch (make services)",
}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers last: one leaves its event loop running in the thread, where Django then finds no database."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for service, reason in NEEDED.items():
        if item.get_closest_marker(service) and not is_there(service):
            if os.environ.get("CI") == "true":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)


def is_there(service: str) -> bool:
    if service == "postgres":
        return connection.vendor == "postgresql"
    if service == "redis":
        return "redis" in settings.CACHES["default"]["BACKEND"].lower()
    if service == "stripe_mock":
        return bool(os.environ.get("STRIPE_MOCK_URL"))
    if service == "elasticsearch":
        return bool(os.environ.get("ELASTICSEARCH_URL"))
    return bool(os.environ.get("CHROMIUM") or shutil.which("chromium"))


@pytest.fixture(scope="session", autouse=True)
def empty_cache() -> None:
    """Redis outlives a run."""
    if is_there("redis"):
        cache.clear()
