"""The demonstration's buttons: one press, for the table's people only, and only where DEMO is on."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from shop.accounts.models import User
from shop.accounts.services import open_account

BUTTON = "/tai-khoan/trinh-dien/"


@pytest.fixture
def demo(settings) -> None:
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.unit.accounts.urls_with_demo"


def is_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def press(client: Client, login: str, **more: str) -> object:
    return client.post(BUTTON, {"person": login, **more})


def proved(login: str, name: str) -> User:
    return open_account(full_name=name, email=f"{login}@demo.test", password="phien-cho-demo")


@pytest.mark.django_db
def test_one_press_lets_mai_in(client: Client, demo: None) -> None:
    mai = proved("mai", "Nguyễn Thị Mai")

    response = press(client, "mai", next="/gio-hang/")

    assert response["Location"] == "/gio-hang/"
    assert client.session[SESSION_KEY] == str(mai.pk)


@pytest.mark.django_db
def test_the_operator_works_behind_the_counter_without_a_second_step(client: Client, demo: None) -> None:
    proved("admin", "Phạm Thị Vận")
    User.objects.update(is_staff=True, is_superuser=True)

    press(client, "admin")

    assert client.get("/admin/").status_code == 200
    assert client.get("/cms/").status_code == 200


@pytest.mark.django_db
def test_the_operator_may_come_by_password_too(client: Client, demo: None) -> None:
    proved("admin", "Phạm Thị Vận")
    User.objects.update(is_staff=True, is_superuser=True)

    client.post("/tai-khoan/login/", {"login": "admin@demo.test", "password": "phien-cho-demo"})

    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["root", "an@example.org", "mai@demo.test", "", "ke-khac"])
def test_nobody_outside_the_table_comes_in(client: Client, demo: None, an: User, login: str) -> None:
    for name in ("root", "ke-khac"):
        proved(name, "Ai đó")

    response = press(client, login)

    assert response.status_code == 404
    assert not is_in(client)


@pytest.mark.django_db
def test_staff_outside_the_table_still_need_their_second_step(client: Client, demo: None) -> None:
    somebody = proved("root", "Ai đó")
    User.objects.update(is_staff=True, is_superuser=True)
    client.force_login(somebody)

    assert client.get("/admin/")["Location"] == "/tai-khoan/2fa/"


@pytest.mark.django_db
def test_the_page_offers_those_who_are_there(client: Client, demo: None) -> None:
    proved("mai", "Nguyễn Thị Mai")
    hoa = proved("hoa", "Hoàng Thị Hoa")
    hoa.honorific = "chị"
    hoa.save()

    page = client.get("/tai-khoan/login/").content.decode()

    assert "Nguyễn Thị Mai<small>người mua</small>" in page
    assert "Chị Hoa<small>người bán, hộ kinh doanh, Lâm Thượng</small>" in page
    assert page.count('name="person"') == 2


@pytest.mark.django_db
def test_a_press_needs_its_token_and_is_no_link(demo: None) -> None:
    proved("mai", "Nguyễn Thị Mai")
    strict = Client(enforce_csrf_checks=True)

    assert press(strict, "mai").status_code == 403
    assert strict.get(BUTTON, {"person": "mai"}).status_code == 405
    assert strict.head(BUTTON, {"person": "mai"}).status_code == 405
    assert not is_in(strict)


@pytest.mark.django_db
def test_without_demo_there_is_neither_button_nor_address(client: Client, settings) -> None:
    proved("mai", "Nguyễn Thị Mai")

    assert "person" not in client.get("/tai-khoan/login/").content.decode()
    assert press(client, "mai").status_code == 404
    settings.ROOT_URLCONF = "tests.unit.accounts.urls_with_demo"
    assert press(client, "mai").status_code == 404
    assert not is_in(client)
