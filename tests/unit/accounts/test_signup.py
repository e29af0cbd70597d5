"""Opening an account: one contact is enough, a contact is hers only by a code, squatters keep nothing."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.cache import cache
from django.test import Client

from shop.accounts import proofs
from shop.accounts.models import User
from shop.accounts.proofs import Proof, when_proved
from shop.accounts.services import accept_phone, open_account
from tests.unit.accounts.doorways import code_in

SIGNUP = "/tai-khoan/signup/"
LOGIN = "/tai-khoan/login/"
PASSWORD = "mot-mat-khau-dai"
NGA = {"full_name": "  Lê  Thị Nga ", "phone": "0912 345 678", "password1": PASSWORD}
VY = {"full_name": "Đỗ Thị Vy", "email": "Vy@Example.org", "password1": PASSWORD}


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[Proof]:
    monkeypatch.setattr(proofs, "_listeners", [])
    heard: list[Proof] = []
    when_proved(heard.append)
    return heard


def is_in(client: Client) -> bool:
    return SESSION_KEY in client.session


@pytest.mark.django_db
def test_a_phone_is_enough(client: Client, sent_sms: Callable[[], list[str]], proved: list[Proof]) -> None:
    response = client.post(SIGNUP, NGA)
    assert response["Location"] == "/tai-khoan/phone/verify/"
    assert not is_in(client)

    client.post("/tai-khoan/phone/verify/", {"code": code_in(sent_sms()[0])})

    assert is_in(client)
    nga = User.objects.get()
    assert (nga.full_name, nga.phone, nga.email) == ("Lê Thị Nga", "+84912345678", None)
    assert nga.phone_verified_at is not None
    assert proved == [Proof(nga, "phone", "+84912345678")]


@pytest.mark.django_db
def test_an_address_is_enough(client: Client, proved: list[Proof]) -> None:
    client.post(SIGNUP, VY)
    assert not is_in(client)

    client.post("/tai-khoan/confirm-email/", {"code": code_in(mail.outbox[0].body)})

    assert is_in(client)
    vy = User.objects.get()
    assert (vy.full_name, vy.phone, vy.email) == ("Đỗ Thị Vy", None, "vy@example.org")
    assert vy.check_password(PASSWORD)
    assert proved == [Proof(vy, "email", "vy@example.org")]


@pytest.mark.django_db
def test_of_both_each_is_proved(client: Client, sent_sms: Callable[[], list[str]]) -> None:
    client.post(SIGNUP, NGA | VY)

    response = client.post("/tai-khoan/phone/verify/", {"code": code_in(sent_sms()[0])})
    assert response["Location"] == "/tai-khoan/confirm-email/"
    assert not is_in(client)
    client.post("/tai-khoan/confirm-email/", {"code": code_in(mail.outbox[0].body)})

    assert is_in(client)


@pytest.mark.django_db
def test_of_neither_nothing_is_opened(client: Client) -> None:
    page = client.post(SIGNUP, {"full_name": "Nga", "password1": PASSWORD}).content.decode()

    assert "Nhập số điện thoại hoặc e-mail, một trong hai là đủ." in page
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_the_page_says_the_error_and_keeps_what_was_typed(client: Client) -> None:
    page = client.post(SIGNUP, NGA | {"phone": "0912 345 67"}).content.decode()

    assert "Số di động có 10 chữ số, bạn mới nhập 9." in page
    assert 'value="0912 345 67"' in page
    assert "Lê  Thị Nga" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "Ô này chưa nhập."),
        ("ngan", "Mật khẩu ngắn quá, cần ít nhất 8 ký tự."),
        ("password123", "Mật khẩu này nhiều người dùng, dễ bị đoán ra."),
        ("vy@example.org", "Mật khẩu giống e-mail quá, dễ bị đoán ra."),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(client: Client, password: str, reason: str) -> None:
    page = client.post(SIGNUP, VY | {"password1": password}).content.decode()

    assert reason in page
    assert User.objects.count() == 0


def texts_of(client: Client, data: dict[str, str]) -> tuple[int, str]:
    response = client.post(SIGNUP, data, follow=True)
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    for shown in (
        "0912\xa0345\xa0678",
        "0987\xa0654\xa0321",
        "+84912345678",
        "+84987654321",
        "vy@example.org",
        "la@example.org",
    ):
        html = html.replace(shown, "…")
    return response.status_code, html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("known", "stranger"),
    [({"phone": "0912345678"}, {"phone": "0987654321"}), ({"email": "vy@example.org"}, {"email": "la@example.org"})],
)
def test_a_taken_contact_is_answered_like_a_free_one(known: dict, stranger: dict) -> None:
    open_account(full_name="Nga", phone="+84912345678", password=PASSWORD)
    open_account(full_name="Vy", email="vy@example.org", password=PASSWORD)
    form = {"full_name": "Ai đó", "password1": PASSWORD}

    answers = [texts_of(Client(), form | each) for each in (known, stranger)]

    assert answers[0] == answers[1]
    assert User.objects.count() == 3


@pytest.mark.django_db
def test_a_look_alike_address_opens_nothing_of_the_known_one(client: Client) -> None:
    open_account(full_name="Vy", email="vy@example.org", password=PASSWORD)

    for look_alike in ("vy@ex\u0430mple.org", "ⅴy@example.org"):
        client.post(LOGIN, {"login": look_alike, "by": "code"})

    assert all("vy@example.org" not in letter.to for letter in mail.outbox)


@pytest.mark.django_db
def test_a_squatter_on_a_number_loses_it_to_its_owner(client: Client, sent_sms: Callable[[], list[str]]) -> None:
    Client().post(SIGNUP, NGA | {"full_name": "Kẻ chiếm số", "password1": "mat-khau-ke-gian"})
    squatter = User.objects.get()

    cache.clear()  # half a minute later: a number gets no second code before

    client.post(SIGNUP, NGA)
    client.post("/tai-khoan/phone/verify/", {"code": code_in(sent_sms()[-1])})

    assert is_in(client)
    assert not User.objects.filter(pk=squatter.pk).exists()
    assert User.objects.get(phone_verified_at__isnull=False).full_name == "Lê Thị Nga"
    intruder = Client()
    intruder.post(LOGIN, {"login": "0912345678", "password": "mat-khau-ke-gian"})
    assert not is_in(intruder)


@pytest.mark.django_db
def test_an_unproved_number_is_left_to_a_person_who_has_more_than_it(client: Client, hoa_shop) -> None:
    hoa = User.objects.get(email="hoa@demo.test")
    hoa.phone = "+84912345678"
    hoa.save()

    accept_phone(open_account(full_name="Nga", email="nga@example.org"), phone="+84912345678")

    hoa.refresh_from_db()
    assert hoa.phone is None


@pytest.mark.django_db
def test_a_squatter_on_an_address_loses_password_and_number_when_its_owner_comes_by_code(client: Client) -> None:
    Client().post(SIGNUP, VY | {"full_name": "Kẻ chiếm thư", "password1": "mat-khau-ke-gian", "phone": "0987654321"})
    squatted = User.objects.get()
    User.objects.update(phone_verified_at=squatted.date_joined)
    mail.outbox.clear()

    client.post(LOGIN, {"login": "vy@example.org", "by": "code"})
    client.post("/tai-khoan/login/code/confirm/", {"code": code_in(mail.outbox[0].body)})

    assert client.session[SESSION_KEY] == str(squatted.pk)
    assert client.get("/tai-khoan/").status_code == 200
    squatted.refresh_from_db()
    assert not squatted.has_usable_password()
    assert (squatted.phone, squatted.phone_verified_at) == (None, None)
    assert EmailAddress.objects.get().verified
