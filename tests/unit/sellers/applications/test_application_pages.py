"""The pages of a woman who applies, with and without scripts."""

from dataclasses import asdict

import pytest
from django.test import Client

from sellers.applications import decisions
from sellers.applications.stages import Stage
from sellers.models import Application, Shop, Unit
from shop.accounts.models import User
from tests.unit.sellers.applications.conftest import DETAILS

FORM = "/ban-hang/mo-gian-hang/"
STATUS = "/ban-hang/mo-gian-hang/ho-so/"


@pytest.fixture
def filled(na_keo: Unit) -> dict[str, object]:
    return {
        **asdict(DETAILS),
        "phone": "0900 000 131",
        "province": "lao-cai",
        "commune": "lam-thuong",
        "branch": na_keo.code,
    }


def test_everybody_may_read_how_it_goes(client: Client, na_keo: Unit) -> None:
    page = client.get(FORM)

    assert page.status_code == 200
    assert page.context["form"] is None
    assert client.get(STATUS).status_code == 302
    assert client.post(FORM, {}).status_code == 200
    assert not Application.objects.exists()


def test_application_is_sent_and_its_state_is_shown(client: Client, dao: User, filled: dict) -> None:
    client.force_login(dao)

    answer = client.post(FORM, filled, follow=True)

    assert answer.redirect_chain == [(STATUS, 302)]
    application = Application.objects.get()
    assert (application.person, application.phone, application.birth_year) == (dao, "+84900000131", 1988)
    assert Shop.objects.get().opened_at is None
    assert answer.context["stage"] == Stage.WAITING_BRANCH
    assert client.get(FORM).status_code == 302  # she has applied


def test_lists_follow_one_another_without_scripts(client: Client, dao: User, na_keo: Unit) -> None:
    client.force_login(dao)

    first = client.get(FORM).content.decode()
    second = client.post(FORM, {"choose": "1", "province": "lao-cai", "shop_name": "Bếp Đào"}).content.decode()
    third = client.post(FORM, {"choose": "1", "province": "lao-cai", "commune": "lam-thuong"}).content.decode()

    assert 'value="lao-cai"' in first
    assert 'value="lam-thuong"' not in first
    assert 'value="lam-thuong"' in second
    assert 'value="Bếp Đào"' in second  # what she has written stays
    assert "field--bad" not in second
    assert f'value="{na_keo.code}"' in third


def test_units_answer_the_script(client: Client, na_keo: Unit) -> None:
    assert client.get(f"{FORM}don-vi/?province=lam-thuong").json() == {
        "communes": [{"code": na_keo.code, "name": na_keo.name}]
    }
    assert client.get(f"{FORM}don-vi/?province=khong-co").json() == {"communes": []}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "0900 000 12"),
        ("phone", "không có"),
        ("birth_year", "2020"),
        ("birth_year", "88"),
        ("full_name", "12"),
        ("branch", "khong-co"),
        ("branch", ""),
        ("kind", "company"),
        ("shop_name", " "),
        ("will_sell", ""),
    ],
)
def test_field_says_what_is_wrong_and_nothing_is_written(
    client: Client, dao: User, filled: dict, field: str, value: str
) -> None:
    client.force_login(dao)

    answer = client.post(FORM, {**filled, field: value})

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert not Application.objects.exists()
    assert not Shop.objects.exists()


def test_branch_must_lie_in_the_commune_chosen(client: Client, dao: User, filled: dict, lao_cai: Unit) -> None:
    lao_cai.refresh_from_db()
    other = lao_cai.add_child(code="mk", name="Mường Khương", level="commune", search_key="mk")
    other.add_child(code="mk-1", name="Chi hội 1", level="branch", search_key="1")
    client.force_login(dao)

    assert client.post(FORM, {**filled, "branch": "mk-1"}).context["form"].errors.keys() == {"branch"}


def test_posted_fields_that_are_not_hers_to_set_change_nothing(
    client: Client, dao: User, mai: User, filled: dict
) -> None:
    client.force_login(dao)

    client.post(
        FORM, {**filled, "person": mai.pk, "closed_at": "2026-01-01", "opened_at": "2026-01-01", "stage": "open"}
    )

    application = Application.objects.select_related("shop").get()
    assert (application.person, application.closed_at, application.shop.opened_at) == (dao, None, None)


def test_she_answers_on_her_page(client: Client, application: Application, dao: User, lan: User) -> None:
    decisions.ask_more(application, by=lan, question="Số nào đúng?")
    client.force_login(dao)
    assert "Số nào đúng?" in client.get(STATUS).content.decode()

    assert client.post(STATUS, {"text": "", "phone": "09"}).status_code == 400
    answer = client.post(STATUS, {"text": "Số mới", "phone": "0900 000 113", "birth_year": "1988"}, follow=True)

    application.refresh_from_db()
    assert application.phone == "+84900000113"
    assert answer.context["stage"] == Stage.WAITING_BRANCH


def test_refused_woman_reads_why_and_asks_for_a_review(
    client: Client, application: Application, dao: User, lan: User
) -> None:
    decisions.refuse(application, by=lan, reason="Chưa có tên trong sổ.")
    client.force_login(dao)
    assert "Chưa có tên trong sổ." in client.get(STATUS).content.decode()

    client.post(STATUS, {"reason": "Tôi mới chuyển về."})

    assert Application.objects.filter(closed_at=None, person=dao).count() == 1


def test_nobody_reads_anothers_application(client: Client, application: Application, mai: User) -> None:
    client.force_login(mai)

    assert client.get(STATUS).url == FORM
