"""Counters of tries start empty, and a person can be given what allauth would ask of her."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.cache import cache
from django.test import Client

from shop.accounts.models import User
from shop.accounts.services import open_account
from tests.unit.accounts.doorways import give_code_app

PASSWORD = "mot-mat-khau-dai"


@pytest.fixture(autouse=True)
def known_address(settings) -> None:
    settings.SITE_URL = "https://cho-phien.example"


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def an(db: None) -> User:
    """Works behind the counter, with a password and a code app."""
    person = open_account(full_name="Vũ Thị An", email="an@example.org", password=PASSWORD)
    person.is_staff = person.is_superuser = True
    person.save()
    give_code_app(person)
    return person


@pytest.fixture
def nga(db: None) -> User:
    return open_account(
        full_name="Lê Thị Nga", phone="+84912345678", email="nga@example.org", password="mot-mat-khau-dai"
    )


@pytest.fixture
def her(client: Client, nga: User) -> Client:
    client.post("/tai-khoan/login/", {"login": "0912345678", "password": PASSWORD})
    return client


@pytest.fixture
def sent_sms() -> Callable[[], list[str]]:
    """Gives the texts sent since the test began, oldest first."""
    folder = Path(project.MAIL_DIR) / "sms"
    before = set(folder.glob("*.txt"))
    return lambda: [path.read_text(encoding="utf-8") for path in sorted(set(folder.glob("*.txt")) - before)]
