"""Coming in by password, by code, by second step; what strangers learn; where one is sent."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client

from shop.accounts.models import User
from shop.accounts.services import open_account
from shop.notices.models import Notice
from tests.unit.accounts.doorways import code_in, code_of_app, give_code_app

LOGIN = "/tai-khoan/login/"
CONFIRM = "/tai-khoan/login/code/confirm/"
PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def nga(db: None) -> User:
    return open_account(full_name="Lê Thị Nga", phone="+84912345678", password=PASSWORD)


@pytest.fixture
def vy(db: None) -> User:
    return open_account(full_name="Đỗ Thị Vy", email="vy@example.org", password=PASSWORD)


def is_in(client: Client, who: User) -> bool:
    return client.session.get(SESSION_KEY) == str(who.pk)


@pytest.mark.parametrize("spelling", ["0912 345 678", "+84912345678", "84.912.345.678"])
def test_she_logs_in_by_phone_and_password_however_she_spells_it(client: Client, nga: User, spelling: str) -> None:
    response = client.post(LOGIN, {"login": spelling, "password": PASSWORD})

    assert response["Location"] == "/"
    assert is_in(client, nga)


def test_she_logs_in_by_mail_and_password_in_capitals(client: Client, vy: User) -> None:
    client.post(LOGIN, {"login": " VY@example.org ", "password": PASSWORD})

    assert is_in(client, vy)


def test_a_code_by_sms_lets_her_in(client: Client, nga: User, sent_sms) -> None:
    response = client.post(LOGIN, {"login": "0912345678", "by": "code"})

    assert response["Location"] == CONFIRM
    [text] = sent_sms()
    assert text.startswith("To: +84912345678\n")
    assert text.strip().endswith(f"@cho-phien.example #{code_in(text)}")

    client.post(CONFIRM, {"code": code_in(text)})

    assert is_in(client, nga)


def test_a_code_by_mail_lets_her_in(client: Client, vy: User) -> None:
    client.post(LOGIN, {"login": "vy@example.org", "by": "code"})
    [letter] = mail.outbox
    assert letter.to == ["vy@example.org"]
    assert letter.subject.startswith("Chợ Phiên: ")

    client.post(CONFIRM, {"code": code_in(letter.body)})

    assert is_in(client, vy)


def test_a_wrong_code_lets_nobody_in_and_three_end_it(client: Client, nga: User, sent_sms) -> None:
    client.post(LOGIN, {"login": "0912345678", "by": "code"})
    wrong = "000000" if code_in(sent_sms()[0]) != "000000" else "111111"

    answers = [client.post(CONFIRM, {"code": wrong}).status_code for _ in range(3)]
    client.post(CONFIRM, {"code": code_in(sent_sms()[0])})

    assert answers == [200, 200, 302]
    assert not is_in(client, nga)


def test_use_a_password_asks_for_it_and_keeps_what_was_typed(client: Client, db: None) -> None:
    page = client.post(LOGIN, {"login": "0912 345", "by": "password"}).content.decode()

    assert 'value="0912 345"' in page
    assert 'name="password"' in page
    assert "field--bad" not in page


def test_a_short_number_is_told_and_kept(client: Client, db: None) -> None:
    page = client.post(LOGIN, {"login": "091234567", "by": "code"}).content.decode()

    assert "Số di động có 10 chữ số, bạn mới nhập 9." in page
    assert 'value="091234567"' in page

    page = client.post("/en" + LOGIN, {"login": "091234567", "by": "code"}).content.decode()

    assert "A mobile number has 10 digits; you have entered only 9." in page


def without_secrets(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


@pytest.mark.parametrize(("known", "stranger"), [("0912345678", "0987654321"), ("vy@example.org", "la@example.org")])
@pytest.mark.parametrize("how", [{"by": "code"}, {"by": "password", "password": "sai-mat-khau"}])
def test_known_and_unknown_names_are_answered_alike(nga: User, vy: User, known: str, stranger: str, how: dict) -> None:
    pages = []
    for name in (known, stranger):
        client = Client()
        response = client.post(LOGIN, {"login": name, **how}, follow=True)
        text = without_secrets(response.content.decode())
        shown = {"0912345678": "0912\xa0345\xa0678", "0987654321": "0987\xa0654\xa0321"}.get(name, name)
        e164 = "+84" + name[1:]
        pages.append((response.status_code, text.replace(shown, "…").replace(e164, "…").replace(name, "…")))

    assert pages[0] == pages[1]


def test_failures_are_counted_for_each_number_apart(client: Client, nga: User) -> None:
    for _ in range(5):
        client.post(LOGIN, {"login": "0987654321", "password": "sai"})
    locked = client.post(LOGIN, {"login": "0987654321", "password": "sai"}).content.decode()

    client.post(LOGIN, {"login": "0912345678", "password": PASSWORD})

    assert "Sai quá nhiều lần" in locked
    assert is_in(client, nga)


def test_a_forged_forwarding_head_does_not_escape_the_count(client: Client, nga: User) -> None:
    for last in range(6):
        client.post(LOGIN, {"login": "0912345678", "password": "sai"}, headers={"X-Forwarded-For": f"10.0.0.{last}"})

    client.post(LOGIN, {"login": "0912345678", "password": PASSWORD}, headers={"X-Forwarded-For": "10.9.9.9"})

    assert not is_in(client, nga)


@pytest.mark.parametrize(
    "target", ["//evil.example", "/\\evil.example", "https:evil.example", "http://evil.example/", "/%0d%0aX: y"]
)
def test_nobody_is_sent_abroad_after_logging_in(client: Client, vy: User, target: str) -> None:
    response = client.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD, "next": target})

    assert "evil" not in response["Location"]
    assert response["Location"].startswith("/")
    assert not response.has_header("X")


@pytest.mark.parametrize("target", ["//evil.example", "/\\evil.example", "https:evil.example", "http://evil.example/"])
def test_nor_by_way_of_a_code(client: Client, vy: User, target: str) -> None:
    response = client.post(LOGIN, {"login": "vy@example.org", "by": "code", "next": target})
    assert "evil" not in response["Location"]

    response = client.post(f"{CONFIRM}?next={target}", {"code": code_in(mail.outbox[0].body)})

    assert response["Location"] == "/"


def test_a_forged_host_is_in_no_letter_and_no_text(vy: User) -> None:
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}

    for name in ("vy@example.org", "la@example.org", "0912345678"):
        Client().post(LOGIN, {"login": name, "by": "code"}, headers=forged)
    sign_up = {"full_name": "X", "email": "vy@example.org", "password1": PASSWORD}
    Client().post("/tai-khoan/signup/", sign_up, headers=forged)

    said = [letter.subject + letter.body for letter in mail.outbox] + [notice.body for notice in Notice.objects.all()]
    assert len(said) == 4
    assert sum("https://cho-phien.example/tai-khoan/" in text for text in said) == 3
    assert all("evil" not in text for text in said)


def test_she_goes_on_to_where_she_was_going(client: Client, vy: User) -> None:
    response = client.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD, "next": "/gio-hang/"})

    assert response["Location"] == "/gio-hang/"


def test_the_session_has_another_key_after_logging_in(client: Client, vy: User) -> None:
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key

    client.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD})

    assert is_in(client, vy)
    assert client.session.session_key != before


def test_a_person_with_a_code_app_is_asked_for_it(client: Client, vy: User) -> None:
    secret = give_code_app(vy)

    response = client.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD})
    assert response["Location"] == "/tai-khoan/2fa/authenticate/"
    assert not is_in(client, vy)

    client.post("/tai-khoan/2fa/authenticate/", {"code": code_of_app(secret)})

    assert is_in(client, vy)


def test_a_code_by_mail_does_not_replace_the_code_app(client: Client, vy: User) -> None:
    give_code_app(vy)

    client.post(LOGIN, {"login": "vy@example.org", "by": "code"})
    response = client.post(CONFIRM, {"code": code_in(mail.outbox[0].body)})

    assert response["Location"] == "/tai-khoan/2fa/authenticate/"
    assert not is_in(client, vy)


def test_an_unproved_number_opens_nothing(client: Client, nga: User, sent_sms) -> None:
    nga.phone_verified_at = None
    nga.save()

    client.post(LOGIN, {"login": "0912345678", "password": PASSWORD})
    client.post(LOGIN, {"login": "0912345678", "by": "code"})

    assert not is_in(client, nga)
    assert all("#" not in text for text in sent_sms())


def test_a_closed_account_stays_outside(client: Client, vy: User) -> None:
    vy.is_active = False
    vy.save()

    response = client.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD})

    assert response["Location"] == "/tai-khoan/inactive/"
    assert not is_in(client, vy)


def test_a_number_typed_by_staff_does_not_shut_out_her_who_comes_by_mail(client: Client, vy: User) -> None:
    vy.phone = "+84987654321"
    vy.save()

    client.post(LOGIN, {"login": "vy@example.org", "password": PASSWORD})

    assert is_in(client, vy)


def test_a_mistyped_address_does_not_shut_out_her_who_comes_by_phone(client: Client, nga: User) -> None:
    nga.email = "nga@exmaple.org"
    nga.save()
    EmailAddress.objects.create(user=nga, email=nga.email, primary=True, verified=False)

    client.post(LOGIN, {"login": "0912345678", "password": PASSWORD})

    assert is_in(client, nga)
    nga.refresh_from_db()
    assert nga.email is None
