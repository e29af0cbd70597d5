"""Two women of the Union sign, each once, none for herself; then the shop opens."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from sellers.applications import decisions
from sellers.applications.errors import AlreadySigned, ApplicationRefused, NotYourApplication
from sellers.applications.stages import Stage, stage_of
from sellers.models import Application, Appointment, Attestation, Decision, Level, Office, Unit, Word
from sellers.shops.selectors import shops_open_on
from shop.accounts.models import User
from shop.core import clock
from shop.core.audit import entries_for
from shop.core.errors import DomainError
from shop.notices.models import Notice
from tests.people import appoint, person
from tests.unit.sellers.applications.conftest import entry


def nothing_was_decided(application: Application) -> bool:
    application.refresh_from_db()
    return not (
        application.decisions.exists()
        or Attestation.objects.exists()
        or application.closed_at
        or application.shop.opened_at
        or entries_for(application).exclude(verb="application.submitted").exists()
    )


@time_machine.travel("2026-11-21 09:00+07:00")
def test_head_vouches_officer_approves_and_the_shop_opens(
    application: Application, lan: User, cuc: User, dao: User, na_keo: Unit
) -> None:
    hers = entry(na_keo)

    decisions.vouch(application, by=lan, no_kinship=True, ground="Đúng người trong chi hội")
    assert not shops_open_on(clock.today()).exists()
    attestation = decisions.approve(application, by=cuc, no_kinship=True)

    assert (attestation.valid_from, attestation.valid_until) == (date(2026, 11, 21), date(2028, 11, 21))
    assert (attestation.vouched_by, attestation.approved_by, attestation.unit) == (lan, cuc, na_keo)
    assert attestation.unit_name_as_signed == "Chi hội Nà Kéo"
    assert attestation.ground == "Đúng người trong chi hội"
    application.refresh_from_db()
    assert application.closed_at is not None
    assert list(shops_open_on(clock.today())) == [application.shop]
    hers.refresh_from_db()
    assert (application.member, hers.person) == (hers, dao)
    assert stage_of(application, application.decisions.all()) == Stage.OPEN
    assert {trail.verb for trail in entries_for(application)} == {
        "application.submitted",
        "application.vouched",
        "application.approved",
    }
    assert "21/11/2028" in Notice.objects.get(person=dao, channel="page").body


def test_the_word_ends_by_its_date_without_any_job(application: Application, lan: User, cuc: User) -> None:
    decisions.vouch(application, by=lan, no_kinship=True)
    last_day = decisions.approve(application, by=cuc, no_kinship=True).valid_until

    assert shops_open_on(last_day).exists()
    assert not shops_open_on(last_day + timedelta(days=1)).exists()


def test_unit_name_stays_as_it_was_signed(application: Application, lan: User, cuc: User, na_keo: Unit) -> None:
    decisions.vouch(application, by=lan, no_kinship=True)
    attestation = decisions.approve(application, by=cuc, no_kinship=True)

    Unit.objects.filter(pk=na_keo.pk).update(name="Chi hội Nà Kéo – Bản Lẹng")

    attestation.refresh_from_db()
    assert attestation.unit_name_as_signed == "Chi hội Nà Kéo"


@pytest.fixture
def strangers(union: Unit, hin_lan: Unit, lan: User, mai: User, bien: User) -> dict[str, User]:
    """People with no word here: another branch's head, another commune's officer, an office that lapsed, and others."""
    union.refresh_from_db()
    hue = union.add_child(code="hue", name="Hội LHPN Huế", level=Level.PROVINCE, search_key="hue")
    lapsed = appoint(person("cu", "Lò Thị Cũ"), lan.appointments.get().unit, Office.BRANCH_HEAD)
    Appointment.objects.filter(person=lapsed).update(held_until=clock.today() - timedelta(days=1))
    return {
        "other_branch": appoint(person("tham", "Nông Thị Thắm"), hin_lan, Office.BRANCH_HEAD),
        "other_commune": appoint(person("khac", "Tôn Nữ Khác"), hue, Office.COMMUNE_OFFICER),
        "lapsed": lapsed,
        "buyer": mai,
        "editor": bien,
    }


@pytest.mark.parametrize("who", ["other_branch", "other_commune", "lapsed", "buyer", "editor"])
@pytest.mark.parametrize("word", ["vouch", "approve", "ask", "refuse"])
def test_who_has_no_office_there_changes_nothing(
    application: Application, strangers: dict[str, User], who: str, word: str
) -> None:
    by = strangers[who]
    say: dict[str, Callable] = {
        "vouch": lambda: decisions.vouch(application, by=by, no_kinship=True, ground="x"),
        "approve": lambda: decisions.approve(application, by=by, no_kinship=True),
        "ask": lambda: decisions.ask_more(application, by=by, question="x"),
        "refuse": lambda: decisions.refuse(application, by=by, reason="x"),
    }

    with pytest.raises(DomainError):
        say[word]()

    assert nothing_was_decided(application)


def test_the_control_for_strangers_her_own_head_changes_something(application: Application, lan: User) -> None:
    decisions.vouch(application, by=lan, no_kinship=True, ground="x")

    assert not nothing_was_decided(application)


def test_approving_needs_the_word_of_the_branch_first(application: Application, cuc: User) -> None:
    with pytest.raises(ApplicationRefused) as refused:
        decisions.approve(application, by=cuc, no_kinship=True)

    assert refused.value.code == "not_vouched"
    assert nothing_was_decided(application)


def test_head_does_not_vouch_for_herself(lan: User, na_keo: Unit, second_head: User) -> None:
    from sellers.applications.services import submit_application
    from tests.unit.sellers.applications.conftest import DETAILS

    hers = submit_application(lan, branch=na_keo, details=DETAILS)

    with pytest.raises(NotYourApplication):
        decisions.vouch(hers, by=lan, no_kinship=True)
    assert nothing_was_decided(hers)

    decisions.vouch(hers, by=second_head, no_kinship=True)  # another head may


def test_one_woman_does_not_sign_twice_though_she_holds_both_offices(
    application: Application, lan: User, lam_thuong: Unit, cuc: User
) -> None:
    appoint(lan, lam_thuong, Office.COMMUNE_OFFICER)
    decisions.vouch(application, by=lan, no_kinship=True)

    with pytest.raises(NotYourApplication):
        decisions.approve(application, by=lan, no_kinship=True)

    assert not Attestation.objects.exists()
    decisions.approve(application, by=cuc, no_kinship=True)


def test_relatives_do_not_sign(application: Application, lan: User, cuc: User) -> None:
    with pytest.raises(ApplicationRefused) as refused:
        decisions.vouch(application, by=lan, no_kinship=False)
    assert refused.value.code == "kinship"
    assert nothing_was_decided(application)

    decisions.vouch(application, by=lan, no_kinship=True)
    with pytest.raises(ApplicationRefused):
        decisions.approve(application, by=cuc, no_kinship=False)
    assert not Attestation.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_refusing_needs_a_reason_she_will_read(application: Application, lan: User, dao: User, reason: str) -> None:
    with pytest.raises(ApplicationRefused):
        decisions.refuse(application, by=lan, reason=reason)
    assert nothing_was_decided(application)

    decisions.refuse(application, by=lan, reason="Chưa sinh hoạt ở chi hội.")

    application.refresh_from_db()
    assert application.closed_at is not None
    assert application.shop is not None
    assert application.shop.opened_at is None
    assert "Chưa sinh hoạt ở chi hội." in Notice.objects.get(person=dao, channel="page").body


def test_what_is_decided_stays_decided(application: Application, lan: User, cuc: User) -> None:
    decisions.refuse(application, by=lan, reason="Không phải hội viên")

    for again in (
        lambda: decisions.vouch(application, by=lan, no_kinship=True),
        lambda: decisions.approve(application, by=cuc, no_kinship=True),
        lambda: decisions.refuse(application, by=cuc, reason="x"),
    ):
        with pytest.raises(ApplicationRefused):
            again()

    assert [decision.word for decision in application.decisions.all()] == [Word.REFUSE]


def test_slower_of_two_heads_is_told_who_was_quicker(application: Application, lan: User, second_head: User) -> None:
    seen_by_both = Application.objects.get()  # both have the page open
    decisions.vouch(application, by=lan, no_kinship=True)

    with pytest.raises(AlreadySigned, match="Đặng Thị Lan"):
        decisions.vouch(seen_by_both, by=second_head, no_kinship=True)

    assert [decision.given_by for decision in application.decisions.all()] == [lan]


class Rival:
    """Writes another head's word right after the service has looked whether there is one."""

    def __init__(self, application: Application, by: User) -> None:
        self.application, self.by, self.done = application, by, False

    def __call__(self, execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
        result = execute(sql, params, many, context)
        looked = sql.startswith("SELECT") and 'FROM "sellers_decision"' in sql and "word" in sql.split("WHERE")[-1]
        if looked and not self.done:
            self.done = True
            Decision.objects.create(
                application=self.application, word=Word.VOUCH, given_by=self.by, given_at=clock.now()
            )
        return result


def test_two_heads_at_the_same_moment_make_one_word(application: Application, lan: User, second_head: User) -> None:
    rival = Rival(application, lan)

    with (
        pytest.raises(AlreadySigned) as refused,
        connection.execute_wrapper(rival),
    ):
        decisions.vouch(application, by=second_head, no_kinship=True)

    assert rival.done
    assert refused.value.code == "already_signed"
    assert not Decision.objects.filter(given_by=second_head).exists()


def test_control_of_the_race_without_the_rival_her_word_stands(application: Application, second_head: User) -> None:
    decisions.vouch(application, by=second_head, no_kinship=True)
    assert Decision.objects.filter(given_by=second_head, word=Word.VOUCH).exists()

    with pytest.raises(IntegrityError), transaction.atomic():  # and it is the database that keeps to one
        Decision.objects.create(application=application, word=Word.VOUCH, given_by=second_head, given_at=clock.now())


def test_officer_cannot_be_led_to_another_communes_entry(application: Application, lan: User, union: Unit) -> None:
    union.refresh_from_db()
    hue = union.add_child(code="hue", name="Huế", level=Level.PROVINCE, search_key="hue")
    commune = hue.add_child(code="hue-1", name="Thuận Hóa", level=Level.COMMUNE, search_key="thuan hoa")
    foreign = entry(commune.add_child(code="hue-1-1", name="Chi hội 1", level=Level.BRANCH, search_key="1"))

    with pytest.raises(NotYourApplication):
        decisions.vouch(application, by=lan, no_kinship=True, member=foreign)

    assert nothing_was_decided(application)
