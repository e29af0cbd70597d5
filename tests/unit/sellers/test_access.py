"""What each person may see and do follows the offices she holds today, over her part of the tree."""

from datetime import timedelta

import pytest

from sellers import access
from sellers.models import Appointment, Decision, Level, Office, Unit, Word
from shop.accounts.models import User
from shop.core import clock
from tests.factories.applications import application_of
from tests.people import appoint, person


@pytest.fixture
def ba_che_head(union: Unit) -> User:
    union.refresh_from_db()
    province = union.add_child(
        code="quang-ninh", name="Hội LHPN Quảng Ninh", level=Level.PROVINCE, search_key="quang ninh"
    )
    commune = province.add_child(code="ba-che", name="Hội LHPN xã Ba Chẽ", level=Level.COMMUNE, search_key="ba che")
    branch = commune.add_child(code="ba-che-khe-na", name="Chi hội Khe Nà", level=Level.BRANCH, search_key="khe na")
    head = person("nhung", "Bế Thị Nhung")
    appoint(head, commune, Office.COMMUNE_OFFICER)
    return appoint(head, branch, Office.BRANCH_HEAD)


def test_branch_head_sees_and_vouches_for_her_branch_alone(dao: User, lan: User, na_keo: Unit, hin_lan: Unit) -> None:
    hers = application_of(dao, na_keo)
    elsewhere = application_of(person("tham", "Nông Thị Thắm"), hin_lan)

    assert list(access.applications_for(lan)) == [hers]
    assert access.may_vouch(lan, hers)
    assert not access.may_vouch(lan, elsewhere)
    assert not access.may_approve(lan, hers)


def test_commune_officer_sees_every_branch_beneath_her_and_approves(
    dao: User, cuc: User, na_keo: Unit, hin_lan: Unit
) -> None:
    first = application_of(dao, na_keo)
    second = application_of(person("tham", "Nông Thị Thắm"), hin_lan)

    assert set(access.applications_for(cuc)) == {first, second}
    assert access.may_approve(cuc, first)
    assert not access.may_vouch(cuc, first)


def test_officer_of_another_commune_sees_nothing_and_may_nothing(dao: User, na_keo: Unit, ba_che_head: User) -> None:
    application = application_of(dao, na_keo)

    assert not access.applications_for(ba_che_head).exists()
    assert not access.may_vouch(ba_che_head, application)
    assert not access.may_approve(ba_che_head, application)
    assert not access.may_ask(ba_che_head, application)


@pytest.mark.parametrize(("begins", "ends"), [(-400, -1), (1, None)])
def test_office_that_has_ended_or_not_begun_reaches_nothing(
    dao: User, lan: User, cuc: User, na_keo: Unit, begins: int, ends: int | None
) -> None:
    application = application_of(dao, na_keo)
    assert access.may_vouch(lan, application)  # the control: today she may

    today = clock.today()
    Appointment.objects.update(
        held_from=today + timedelta(begins), held_until=None if ends is None else today + timedelta(ends)
    )

    assert not access.may_vouch(lan, application)
    assert not access.may_approve(cuc, application)
    assert not access.applications_for(lan).exists()
    assert not access.members_for(cuc).exists()
    assert not access.may_import(cuc, na_keo)


def test_office_lasts_through_its_last_day(dao: User, lan: User, na_keo: Unit) -> None:
    Appointment.objects.filter(person=lan).update(held_until=clock.today())

    assert access.may_vouch(lan, application_of(dao, na_keo))


def test_nobody_decides_about_herself(lan: User, cuc: User, na_keo: Unit) -> None:
    of_the_head = application_of(lan, na_keo)
    of_the_officer = application_of(cuc, na_keo)

    assert not access.may_vouch(lan, of_the_head)
    assert of_the_head not in access.applications_for(lan)
    assert not access.may_approve(cuc, of_the_officer)
    assert not access.may_ask(cuc, of_the_officer)
    assert of_the_officer not in access.applications_for(cuc)


def test_who_vouched_does_not_approve_even_with_both_offices(
    dao: User, lan: User, lam_thuong: Unit, na_keo: Unit
) -> None:
    appoint(lan, lam_thuong, Office.COMMUNE_OFFICER)
    application = application_of(dao, na_keo)
    assert access.may_approve(lan, application)

    Decision.objects.create(application=application, word=Word.VOUCH, given_by=lan, given_at=clock.now())

    assert not access.may_approve(lan, application)


def test_an_editor_is_no_officer(dao: User, bien: User, na_keo: Unit) -> None:
    application = application_of(dao, na_keo)

    assert not access.applications_for(bien).exists()
    assert not access.may_ask(bien, application)
    assert set(access.editors_units(bien)) == {na_keo, na_keo.get_parent()}


def test_locked_account_may_nothing(dao: User, cuc: User, na_keo: Unit) -> None:
    cuc.is_active = False

    assert not access.may_approve(cuc, application_of(dao, na_keo))


def test_seeing_the_inbox_costs_two_queries(
    dao: User, cuc: User, na_keo: Unit, django_assert_num_queries: object
) -> None:
    application_of(dao, na_keo)

    with django_assert_num_queries(2):
        assert len(access.applications_for(cuc)) == 1
