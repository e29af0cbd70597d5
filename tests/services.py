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
    "browser": "needs Chromium (make services)",
}


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
    return bool(os.environ.get("CHROMIUM") or shutil.which("chromium"))


@pytest.fixture(scope="session", autouse=True)
def own_cache(worker_id: str) -> None:
    """On Redis each process of a run takes a database of its own, emptied: no test meets another's keys."""
    if not is_there("redis"):
        return
    number = int(worker_id.removeprefix("gw")) + 1 if worker_id.startswith("gw") else 0
    settings.CACHES["default"]["LOCATION"] += f"/{number}"
    cache.clear()
