"""Đào applies at Nà Kéo, where Lan leads and Cúc signs second."""

import pytest

from sellers.applications.services import Details, submit_application
from sellers.models import Application, Kind, Member, Office, Unit
from shop.accounts.models import User
from shop.core.text import fold
from tests.people import appoint, person

DETAILS = Details(
    full_name="Triệu Thị Đào",
    shop_name="Bếp bà Đào",
    kind=Kind.HOUSEHOLD,
    will_sell="Bánh chưng gù",
    birth_year=1988,
    phone="+84900000131",
    card_number="LT-00500",
)


@pytest.fixture
def application(dao: User, na_keo: Unit) -> Application:
    return submit_application(dao, branch=na_keo, details=DETAILS)


@pytest.fixture
def second_head(na_keo: Unit) -> User:
    return appoint(person("nga", "Vi Thị Nga"), na_keo, Office.BRANCH_HEAD)


def entry(branch: Unit, name: str = "Triệu Thị Đào", **facts: object) -> Member:
    facts = {"birth_year": 1988, "phone": "+84900000131", **facts}
    return Member.objects.create(branch=branch, full_name=name, search_key=fold(name), **facts)
