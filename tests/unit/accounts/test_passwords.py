"""A password forgotten, changed, made new by a code; what a session without one cannot do."""

from collections.abc import Callable

from django.test import Client

from shop.accounts.models import User
from tests.unit.accounts.doorways import code_in
from tests.unit.accounts.doorways import is_at_home as is_in

HOME = "/tai-khoan/"
LOGIN = "/tai-khoan/login/"
PHONE = "/tai-khoan/phone/change/"
EMAIL = "/tai-khoan/email/"
NEW_PASSWORD = "/tai-khoan/mat-khau-moi/"
PASSWORD = "mot-mat-khau-dai"
OTHER = "mat-khau-moi-tinh"


def test_a_changed_password_ends_her_other_sessions_and_keeps_this_one(her: Client, nga: User) -> None:
    elsewhere = Client()
    elsewhere.post(LOGIN, {"login": "0912345678", "password": PASSWORD})
    assert is_in(elsewhere)

    her.post("/tai-khoan/password/change/", {"oldpassword": PASSWORD, "password1": OTHER})

    assert is_in(her)
    assert not is_in(elsewhere)
    nga.refresh_from_db()
    assert nga.check_password(OTHER)


def test_a_forgotten_password_is_made_new_by_a_code_to_the_phone(
    client: Client, nga: User, sent_sms: Callable[[], list[str]]
) -> None:
    response = client.post("/tai-khoan/password/reset/", {"login": "0912 345 678"})
    response = client.post(response["Location"], {"code": code_in(sent_sms()[0])})
    assert response["Location"] == NEW_PASSWORD

    client.post(NEW_PASSWORD, {"password1": OTHER})

    nga.refresh_from_db()
    assert nga.check_password(OTHER)
    assert is_in(client)


def test_without_a_fresh_code_there_is_no_new_password(her: Client, nga: User) -> None:
    her.post(NEW_PASSWORD, {"password1": OTHER})

    nga.refresh_from_db()
    assert nga.check_password(PASSWORD)


def test_she_who_is_in_may_come_by_code_to_a_new_password(
    her: Client, nga: User, sent_sms: Callable[[], list[str]]
) -> None:
    response = her.post("/tai-khoan/mat-khau-moi/ma/")
    assert not is_in(her)

    her.post(response["Location"], {"code": code_in(sent_sms()[0])})
    her.post(NEW_PASSWORD, {"password1": OTHER})

    nga.refresh_from_db()
    assert nga.check_password(OTHER)


def test_an_easy_password_is_refused_with_a_reason(client: Client, nga: User, sent_sms) -> None:
    response = client.post("/tai-khoan/password/reset/", {"login": "0912 345 678"})
    client.post(response["Location"], {"code": code_in(sent_sms()[0])})

    page = client.post(NEW_PASSWORD, {"password1": "12345678"}).content.decode()

    assert "field--bad" in page
    nga.refresh_from_db()
    assert nga.check_password(PASSWORD)


def test_known_and_unknown_names_are_answered_alike_when_forgotten(nga: User) -> None:
    answers = []
    for name in ("0912345678", "0987654321"):
        response = Client().post("/tai-khoan/password/reset/", {"login": name})
        answers.append((response.status_code, response["Location"]))

    assert answers[0] == answers[1]


def test_a_session_without_a_password_cannot_take_the_account_over(client: Client, nga: User) -> None:
    nga.set_unusable_password()
    nga.save()
    client.force_login(nga)

    answers = [
        client.post("/tai-khoan/password/set/", {"password1": OTHER, "password2": OTHER}),
        client.post(EMAIL, {"email": "ke-gian@example.org", "action_add": "1"}),
        client.post(PHONE, {"phone": "0987654321"}),
        client.post("/tai-khoan/2fa/totp/activate/", {"code": "123456"}),
    ]

    assert {answer["Location"] for answer in answers} == {NEW_PASSWORD}
    nga.refresh_from_db()
    assert (nga.has_usable_password(), nga.email, nga.phone) == (False, "nga@example.org", "+84912345678")
