"""Officers at their desks, and an application that waits."""

from collections.abc import Callable

import pytest
from django.test import Client

from sellers.applications.services import submit_application
from sellers.models import Application, Unit
from shop.accounts.models import User
from tests.unit.sellers.applications.conftest import DETAILS


@pytest.fixture
def application(dao: User, na_keo: Unit) -> Application:
    return submit_application(dao, branch=na_keo, details=DETAILS)


@pytest.fixture
def as_(client: Client) -> Callable[[User], Client]:
    def logged_in(person: User) -> Client:
        client.force_login(person)
        return client

    return logged_in
