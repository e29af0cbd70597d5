"""What waits for an officer: only hers, what she must sign first, the late before the early."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from sellers.applications import decisions
from sellers.applications.services import submit_application
from sellers.models import Application, Unit
from shop.accounts.models import User
from shop.core import clock
from tests.people import person
from tests.unit.sellers.applications.conftest import DETAILS, entry

As = Callable[[User], Client]


def names(page: object) -> list[str]:
    return [row.name for row in page.context["rows"]]


def test_head_sees_her_branch_alone_and_what_it_matches(
    as_: As, lan: User, application: Application, na_keo: Unit, hin_lan: Unit
) -> None:
    submit_application(person("tham", "Nông Thị Thắm"), branch=hin_lan, details=replace(DETAILS, full_name="Thắm Ở Xa"))
    entry(na_keo)

    page = as_(lan).get("/hoi/")

    assert names(page) == ["Triệu Thị Đào"]
    assert page.context["hers"] == 1
    assert [tag.kind for tag in page.context["rows"][0].tags] == ["good"]


def test_late_comes_before_early_and_hers_before_others(
    as_: As, lan: User, cuc: User, application: Application, na_keo: Unit
) -> None:
    late = submit_application(
        person("mui", "Triệu Thị Mùi"), branch=na_keo, details=replace(DETAILS, full_name="Mùi Muộn")
    )
    Application.objects.filter(pk=late.pk).update(submitted_at=clock.now() - timedelta(days=4))
    signed = submit_application(
        person("ha", "Lò Thị Hà"), branch=na_keo, details=replace(DETAILS, full_name="Hà Đã Ký")
    )
    decisions.vouch(signed, by=lan, no_kinship=True)

    assert names(as_(lan).get("/hoi/")) == ["Mùi Muộn", "Triệu Thị Đào", "Hà Đã Ký"]
    page = as_(cuc).get("/hoi/")
    assert names(page)[0] == "Hà Đã Ký"
    assert not any(row.late for row in page.context["rows"])  # late is what waits for her
    assert names(as_(cuc).get("/hoi/?xem=toi")) == ["Hà Đã Ký"]
    assert names(as_(cuc).get("/hoi/?xem=xong")) == []


def test_who_vouched_does_not_find_it_waiting_for_her_second_word(
    as_: As, lan: User, lam_thuong: Unit, application: Application
) -> None:
    from sellers.models import Office
    from tests.people import appoint

    appoint(lan, lam_thuong, Office.COMMUNE_OFFICER)
    decisions.vouch(application, by=lan, no_kinship=True)

    assert as_(lan).get("/hoi/").context["hers"] == 0


def test_her_own_application_is_not_there(as_: As, cuc: User, na_keo: Unit) -> None:
    submit_application(cuc, branch=na_keo, details=DETAILS)

    assert names(as_(cuc).get("/hoi/")) == []


@pytest.mark.parametrize("path", ["", "hoi-vien/", "hoi-vien/nhap/", "gian-hang/", "so-lieu/", "ho-so/1/"])
def test_workspace_is_for_officers(as_: As, mai: User, client: Client, path: str) -> None:
    assert client.get(f"/hoi/{path}").status_code == 302  # to the login

    refused = as_(mai).get(f"/hoi/{path}")

    assert refused.status_code == 403
    assert refused.context["who"]


@pytest.mark.parametrize("count", [1, 12])
def test_inbox_costs_the_same_for_one_and_for_twelve(
    as_: As, cuc: User, na_keo: Unit, count: int, django_assert_max_num_queries: Callable
) -> None:
    for number in range(count):
        applicant = person(f"a{number}", f"Vi Thị {number}a")
        submit_application(applicant, branch=na_keo, details=replace(DETAILS, full_name=applicant.full_name))
    client = as_(cuc)

    with django_assert_max_num_queries(6):  # session, person, offices, applications, words, register
        assert len(names(client.get("/hoi/"))) == count
