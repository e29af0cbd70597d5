"""The decision page: what it shows, whose it is, what each button does."""

from collections.abc import Callable

import pytest
from django.test import Client

from sellers.applications import decisions
from sellers.models import Application, Attestation, Decision, Level, Office, Shop, Unit, Word
from shop.accounts.models import User
from tests.factories.goods import draft
from tests.people import appoint, person
from tests.unit.sellers.applications.conftest import entry

As = Callable[[User], Client]


@pytest.fixture
def url(application: Application) -> str:
    return f"/hoi/ho-so/{application.pk}/"


def test_two_women_sign_on_the_page_and_the_shop_is_open(
    as_: As, lan: User, cuc: User, application: Application, url: str, na_keo: Unit
) -> None:
    hers = entry(na_keo)
    as_(lan).post(url, {"word": "sign", "member": hers.pk, "no_kinship": "on", "message": "Đúng người"})
    answer = as_(cuc).post(url, {"word": "sign", "no_kinship": "on"}, follow=True)

    assert answer.redirect_chain == [("/hoi/", 302)]
    assert Shop.objects.get().opened_at is not None
    application.refresh_from_db()
    assert application.member == hers
    assert Attestation.objects.get().ground == "Đúng người"


def test_page_lays_what_she_says_beside_the_register_and_shows_her_drafts(
    as_: As, lan: User, application: Application, url: str, na_keo: Unit
) -> None:
    entry(na_keo, phone="+84900000113")
    draft(application.shop, "Bánh chưng gù", price=60_000)

    page = as_(lan).get(url).content.decode().replace("\xa0", " ")

    for shown in ("0900 000 131", "0900 000 113", "Bánh chưng gù · 60.000 ₫"):
        assert shown in page


def test_choosing_another_entry_is_kept_for_the_signature(
    as_: As, lan: User, application: Application, url: str, na_keo: Unit, hin_lan: Unit
) -> None:
    entry(na_keo)
    other = entry(hin_lan, phone="")

    page = as_(lan).get(f"{url}?so={other.pk}")

    assert page.context["chosen"].member == other
    assert f'name="member" value="{other.pk}"' in page.content.decode()


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"word": "refuse", "message": " "}, "message"),
        ({"word": "ask"}, "message"),
        ({"word": "sign"}, "no_kinship"),
        ({}, "word"),
        ({"word": "approve-all"}, "word"),
    ],
)
def test_unfinished_sheet_comes_back_with_the_reason(as_: As, lan: User, url: str, posted: dict, field: str) -> None:
    answer = as_(lan).post(url, posted)

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert not Decision.objects.exists()


def test_slower_head_reads_who_was_quicker(
    as_: As, lan: User, na_keo: Unit, application: Application, url: str
) -> None:
    second = appoint(person("nga", "Vi Thị Nga"), na_keo, Office.BRANCH_HEAD)
    client = as_(second)
    client.get(url)
    decisions.vouch(application, by=lan, no_kinship=True)

    answer = client.post(url, {"word": "sign", "no_kinship": "on"})

    assert answer.status_code == 400
    assert "Đặng Thị Lan" in answer.context["form"].non_field_errors()[0]
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("word", ["sign", "ask", "refuse"])
def test_swapped_number_of_another_branch_is_not_found_and_nothing_changes(
    as_: As, hin_lan: Unit, url: str, word: str
) -> None:
    client = as_(appoint(person("tham", "Nông Thị Thắm"), hin_lan, Office.BRANCH_HEAD))
    posted = {"word": word, "no_kinship": "on", "message": "x"}

    foreign, missing = client.post(url, posted), client.post("/hoi/ho-so/999999/", posted)

    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert client.get(url).status_code == 404
    assert not Decision.objects.exists()


def test_foreign_register_entry_cannot_be_slipped_in(as_: As, lan: User, url: str, union: Unit) -> None:
    union.refresh_from_db()
    hue = union.add_child(code="hue", name="Huế", level=Level.PROVINCE, search_key="hue")
    commune = hue.add_child(code="hue-1", name="Thuận Hóa", level=Level.COMMUNE, search_key="thuan hoa")
    foreign = entry(commune.add_child(code="hue-1-1", name="Chi hội 1", level=Level.BRANCH, search_key="1"))

    answer = as_(lan).post(url, {"word": "sign", "no_kinship": "on", "member": foreign.pk})

    assert answer.status_code == 403
    assert not Decision.objects.exists()


def test_officer_before_the_head_may_ask_but_not_sign(as_: As, cuc: User, url: str) -> None:
    page = as_(cuc).get(url)
    assert (page.context["powers"].sign, page.context["powers"].ask) == (False, True)

    answer = as_(cuc).post(url, {"word": "sign", "no_kinship": "on"})
    assert answer.status_code == 403
    assert not Decision.objects.exists()

    as_(cuc).post(url, {"word": "ask", "message": "Số điện thoại nào đúng?"})
    assert Decision.objects.get().word == Word.ASK_MORE


def test_decided_application_shows_who_signed_and_no_sheet(
    as_: As, lan: User, cuc: User, application: Application, url: str
) -> None:
    decisions.vouch(application, by=lan, no_kinship=True)
    decisions.approve(application, by=cuc, no_kinship=True)

    page = as_(cuc).get(url).content.decode()

    assert "Đặng Thị Lan" in page
    assert 'name="word"' not in page
