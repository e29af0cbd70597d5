"""No address of the site but allauth's lets a person in by her password, and none lets her past the second step."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from shop.accounts.models import User
from tests.unit.accounts.doorways import every_address

PASSWORD = "mot-mat-khau-dai"
STOCK_BACKEND = ["allauth.account.auth_backends.AuthenticationBackend"]
OTHER_DOORS = ["/admin/login/", "/cms/login/", "/dashboard/login/", "/en/dashboard/login/", "/_util/login/"]


def good_credentials(person: User) -> dict[str, str]:
    """Her name and password under every name that login forms give to them, and a new password if one is asked."""
    names = ["username", "email", "login", "user", "login-username", "guest_email", "phone"]
    secrets = ["password", "login-password", "oldpassword", "old_password", "passwd"]
    new = ["new_password1", "new_password2", "password1", "password2"]
    return {
        **dict.fromkeys(names, person.email),
        **dict.fromkeys(secrets, PASSWORD),
        **dict.fromkeys(new, "mot-mat-khau-khac"),
        "options": "existing",
        "login_submit": "Log In",
        "by": "password",
    }


def is_let_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def walk(person: User) -> list[str]:
    """Post her good credentials everywhere, each time as a stranger; gives the addresses that let her in."""
    data = good_credentials(person)
    let_in = []
    for address in every_address():
        client = Client(raise_request_exception=False)
        client.post(address, data)
        if "sessionid" in client.cookies and is_let_in(client):
            let_in.append(address)
    return let_in


@pytest.mark.django_db
def test_no_address_lets_her_in_by_her_password_alone(an: User) -> None:
    stored = an.password

    let_in = walk(an)

    assert let_in == []
    an.refresh_from_db()
    assert an.password == stored
    assert len(every_address()) > 500
    assert {"/tai-khoan/login/", *OTHER_DOORS} <= {*every_address(), "/en/dashboard/login/"}


@pytest.mark.django_db
def test_control_without_our_doors_and_backend_she_walks_past_the_second_step(an: User, settings) -> None:
    settings.ROOT_URLCONF = "tests.unit.accounts.urls_without_doors"
    settings.AUTHENTICATION_BACKENDS = STOCK_BACKEND

    let_in = walk(an)

    assert {*OTHER_DOORS} <= {*let_in, "/en/dashboard/login/"}
    assert "/tai-khoan/login/" not in let_in


@pytest.mark.django_db
@pytest.mark.parametrize("door", OTHER_DOORS)
def test_the_backend_alone_keeps_the_other_doors_shut(an: User, settings, door: str) -> None:
    settings.ROOT_URLCONF = "tests.unit.accounts.urls_without_doors"
    client = Client()

    client.post(door, good_credentials(an))

    assert not is_let_in(client)


@pytest.mark.django_db
@pytest.mark.parametrize("door", OTHER_DOORS)
def test_the_other_doors_lead_to_the_one(client: Client, door: str) -> None:
    response = client.get(door, {"next": "/cms/pages/"})

    assert response.status_code == 303
    language = "/en" if door.startswith("/en/") else ""
    assert response["Location"] == f"{language}/tai-khoan/login/?next=%2Fcms%2Fpages%2F"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "target", ["//evil.example/", "/\\evil.example", "https:evil.example", "https://evil.example/"]
)
def test_a_door_forwards_nobody_abroad(client: Client, target: str) -> None:
    response = client.get("/admin/login/", {"next": target})

    assert response["Location"] == "/tai-khoan/login/?next=%2Fadmin%2F"


@pytest.mark.django_db
def test_who_has_no_rights_is_told_so_and_not_sent_to_and_fro(client: Client, mai: User) -> None:
    client.force_login(mai)

    response = client.get("/cms/", follow=True)

    assert response.status_code == 403
