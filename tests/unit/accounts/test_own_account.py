"""A person's own pages: who she is, how she is reached, her password; what a stolen session cannot do."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from shop.accounts.models import User
from shop.accounts.services import accept_phone, open_account
from shop.core.models import AuditEntry
from tests.unit.accounts.doorways import code_in
from tests.unit.accounts.doorways import is_at_home as is_in

HOME = "/tai-khoan/"
LOGIN = "/tai-khoan/login/"
PHONE = "/tai-khoan/phone/change/"
EMAIL = "/tai-khoan/email/"
PASSWORD = "mot-mat-khau-dai"


def show_it_is_me(client: Client) -> None:
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    ["", "email/", "phone/change/", "password/change/", "mat-khau-moi/", "2fa/", "sessions/", "2fa/webauthn/"],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_her_pages_are_hers_alone_in_both_languages(her: Client, language: str, page: str) -> None:
    address = f"{language}/tai-khoan/{page}"

    assert her.get(address).status_code == 200
    stranger = Client().get(address)
    assert stranger.status_code == 302
    assert stranger["Location"].startswith(f"{language}/tai-khoan/login/")
    assert "no-store" in stranger["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["login/", "signup/", "password/reset/"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_the_ways_in_answer_in_both_languages(client: Client, language: str, page: str) -> None:
    assert client.get(f"{language}/tai-khoan/{page}").status_code == 200


def test_she_says_how_she_is_addressed(her: Client, nga: User) -> None:
    her.post(HOME, {"full_name": " Lê  Thị Nga ", "honorific": "cô"})

    nga.refresh_from_db()
    assert (nga.full_name, nga.form_of_address()) == ("Lê Thị Nga", "Cô Nga")


def test_nothing_but_name_and_address_form_can_be_slipped_in(her: Client, nga: User) -> None:
    her.post(
        HOME, {"full_name": "Nga", "honorific": "", "is_staff": "1", "is_superuser": "1", "email": "x@example.org"}
    )

    nga.refresh_from_db()
    assert (nga.is_staff, nga.is_superuser, nga.email) == (False, False, "nga@example.org")


def test_a_new_number_wants_the_password_first_then_a_code_and_warns_the_old(
    her: Client, nga: User, sent_sms: Callable[[], list[str]]
) -> None:
    asked = her.post(PHONE, {"phone": "0987654321"})
    assert asked["Location"].startswith("/tai-khoan/reauthenticate/")
    assert sent_sms() == []

    her.post(asked["Location"], {"password": PASSWORD})
    nga.refresh_from_db()
    assert nga.phone == "+84912345678"

    [code] = sent_sms()
    with_warning = her.post("/tai-khoan/phone/verify/", {"code": code_in(code)})

    assert with_warning.status_code == 302
    nga.refresh_from_db()
    assert nga.phone == "+84987654321"
    assert AuditEntry.objects.filter(verb="phone_proved", by=nga).exists()


@pytest.mark.django_db(transaction=True)
def test_the_old_number_is_warned(sent_sms: Callable[[], list[str]]) -> None:
    nga = open_account(full_name="Lê Thị Nga", phone="+84912345678")

    accept_phone(nga, phone="+84987654321")

    [text] = sent_sms()
    assert text.startswith("To: +84912345678\n")


def test_a_wrong_code_changes_no_number(her: Client, nga: User) -> None:
    show_it_is_me(her)
    her.post(PHONE, {"phone": "0987654321"})

    for _ in range(4):
        her.post("/tai-khoan/phone/verify/", {"code": "abcdef"})

    nga.refresh_from_db()
    assert nga.phone == "+84912345678"


def test_a_new_address_wants_the_password_then_a_code_and_tells_the_old(her: Client, nga: User) -> None:
    asked = her.post(EMAIL, {"email": "moi@example.org", "action_add": "1"})
    assert asked["Location"].startswith("/tai-khoan/reauthenticate/")
    assert mail.outbox == []

    her.post(asked["Location"], {"password": PASSWORD})
    nga.refresh_from_db()
    assert nga.email == "nga@example.org"
    her.post("/tai-khoan/confirm-email/", {"code": code_in(mail.outbox[0].body)})

    nga.refresh_from_db()
    assert nga.email == "moi@example.org"
    assert [address.email for address in EmailAddress.objects.filter(user=nga)] == ["moi@example.org"]
    assert [letter.to for letter in mail.outbox] == [["moi@example.org"], ["nga@example.org"]]


def test_anothers_code_is_worth_nothing(her: Client, nga: User) -> None:
    other = Client()
    open_account(full_name="Vy", email="vy@example.org", password=PASSWORD)
    other.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD})
    for client, address in ((her, "moi@example.org"), (other, "khac@example.org")):
        show_it_is_me(client)
        client.post(EMAIL, {"email": address, "action_add": "1"})
    codes = {letter.to[0]: code_in(letter.body) for letter in mail.outbox}

    other.post("/tai-khoan/confirm-email/", {"code": codes["moi@example.org"]})

    assert User.objects.get(full_name="Vy").email == "vy@example.org"


def test_the_last_way_to_reach_her_stays(her: Client, nga: User) -> None:
    nga.phone = nga.phone_verified_at = None
    nga.save()
    show_it_is_me(her)

    her.post(EMAIL, {"email": "nga@example.org", "action_remove": "1"})

    nga.refresh_from_db()
    assert nga.email == "nga@example.org"


def test_an_address_goes_when_the_number_stays(her: Client, nga: User) -> None:
    show_it_is_me(her)

    her.post(EMAIL, {"email": "nga@example.org", "action_remove": "1"})

    nga.refresh_from_db()
    assert nga.email is None


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "mat-khau-moi/", "mat-khau-moi/ma/", "email/", "phone/change/", "logout/"])
def test_nothing_changes_without_the_token(nga: User, page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nga)

    answer = strict.post(f"/tai-khoan/{page}", {"full_name": "X", "email": "x@example.org", "action_remove": "1"})

    assert answer.status_code == 403
    assert strict.get(HOME).status_code == 200
    nga.refresh_from_db()
    assert (nga.full_name, nga.email) == ("Lê Thị Nga", "nga@example.org")


def test_looking_at_the_logout_page_logs_nobody_out(her: Client) -> None:
    her.get("/tai-khoan/logout/")
    her.head("/tai-khoan/logout/")

    assert is_in(her)


def test_too_many_sign_ups_with_a_number_are_told_so(client: Client, db: None) -> None:
    form = {"full_name": "Nga", "phone": "0912345678", "password1": PASSWORD}
    client.post("/tai-khoan/signup/", form)

    answer = Client().post("/tai-khoan/signup/", form)

    assert answer.status_code == 429
    assert "Thử quá nhiều lần" in answer.content.decode()
    cache.clear()


def test_a_dead_mail_server_is_told_and_is_no_fault_of_ours(
    client: Client, nga: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)

    answer = client.post(LOGIN, {"login": "nga@example.org", "by": "code"}, follow=True)

    assert answer.status_code == 200
    assert "Lúc này chưa gửi được tin" in answer.content.decode()
