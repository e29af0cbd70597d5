"""What tests of the sellers' rooms share."""

from collections.abc import Callable

import pytest
from django.test import Client

from shop.accounts.models import User


@pytest.fixture
def as_person(client: Client) -> Callable[[User], Client]:
    def enter(person: User) -> Client:
        client.force_login(person)
        return client

    return enter
