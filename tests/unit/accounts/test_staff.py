"""Behind the counter: who may enter, the second step, and what staff can and cannot do to others' accounts."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.test import Client

from shop.accounts.models import User
from tests.people import sign_in
from tests.unit.accounts.doorways import code_of_app, give_code_app

PASSWORD = "mot-mat-khau-dai"


def staff_member(person: User, *permissions: str) -> User:
    person.is_staff = True
    person.save()
    for name in permissions:
        app, codename = name.split(".")
        person.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return User.objects.get(pk=person.pk)


def editor(person: User) -> User:
    person.groups.add(Group.objects.get_or_create(name="Words")[0])
    Group.objects.get(name="Words").permissions.add(Permission.objects.get(codename="access_admin"))
    return person


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["/admin/", "/dashboard/", "/cms/", "/en/dashboard/"])
def test_staff_by_password_alone_are_asked_for_a_second_step(client: Client, an: User, place: str) -> None:
    client.force_login(an)

    response = client.get(place)

    assert response.status_code == 302
    assert "/tai-khoan/2fa/reauthenticate/?next=" in response["Location"]


@pytest.mark.django_db
def test_without_a_code_app_she_is_led_to_set_one_up(client: Client, mai: User) -> None:
    client.force_login(staff_member(mai))

    assert client.get("/admin/")["Location"] == "/tai-khoan/2fa/"


@pytest.mark.django_db
def test_an_editor_is_asked_too(client: Client, bien: User) -> None:
    client.force_login(editor(bien))

    assert client.get("/cms/")["Location"] == "/tai-khoan/2fa/"


@pytest.mark.django_db
def test_the_code_of_her_app_opens_and_leads_on(client: Client, mai: User) -> None:
    client.force_login(staff_member(mai))
    secret = give_code_app(mai)

    asked = client.get("/admin/")["Location"]
    response = client.post(asked, {"code": code_of_app(secret)})

    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("cast", ["mai", "hoa", "lan", "cuc"])
@pytest.mark.parametrize("place", ["/admin/", "/cms/", "/dashboard/"])
def test_buyers_sellers_and_officers_have_nothing_there(client: Client, request, cast: str, place: str) -> None:
    client.force_login(request.getfixturevalue(cast))

    response = client.get(place, follow=True)

    assert response.status_code in (403, 404)


@pytest.mark.django_db
def test_who_may_change_people_makes_nobody_a_superuser(client: Client, mai: User, binh: User, an: User) -> None:
    sign_in(client, staff_member(binh, "accounts.change_user", "accounts.view_user"))
    rights = {"is_superuser": "on", "is_staff": "on", "is_active": "on"}
    names = {"full_name": "Nguyễn Thị Mai", "email": "mai@demo.test", "phone": ""}

    client.post(f"/admin/accounts/user/{mai.pk}/change/", rights | names)
    client.post(f"/admin/accounts/user/{binh.pk}/change/", rights | names | {"email": "binh@demo.test"})
    answer = client.post(f"/admin/accounts/user/{an.pk}/change/", names | {"email": "ke-gian@example.org"})

    assert answer.status_code == 403
    assert list(User.objects.filter(is_superuser=True)) == [an]
    an.refresh_from_db()
    assert an.email == "an@example.org"


@pytest.mark.django_db
def test_a_person_typed_in_the_admin_must_prove_herself(client: Client, an: User) -> None:
    sign_in(client, an)
    form = {"full_name": "Lò Thị Én", "email": "En@Example.org", "phone": "0912 345 678", "usable_password": "false"}

    response = client.post("/admin/accounts/user/add/", form)

    assert response.status_code == 302
    en = User.objects.get(email="en@example.org")
    assert (en.phone, en.phone_verified_at, en.has_usable_password()) == ("+84912345678", None, False)
    assert EmailAddress.objects.get(user=en).verified is False


@pytest.mark.django_db
def test_the_admin_asks_for_one_contact(client: Client, an: User) -> None:
    sign_in(client, an)

    page = client.post("/admin/accounts/user/add/", {"full_name": "Én", "usable_password": "false"}).content.decode()

    assert "một trong hai là đủ" in page
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_wagtail_lists_finds_adds_and_changes_people_by_our_names(client: Client, an: User, mai: User) -> None:
    sign_in(client, an)

    assert client.get("/cms/users/").status_code == 200
    assert "Nguyễn Thị Mai" in client.get("/cms/users/?q=Mai").content.decode()
    add = client.post("/cms/users/new/", {"full_name": "Lò Thị Én", "email": "", "phone": "0912345678"})
    change = client.post(
        f"/cms/users/edit/{mai.pk}/",
        {"full_name": "Nguyễn Thị Mai", "email": "mai2@demo.test", "phone": "", "is_active": "on"},
    )

    assert (add.status_code, change.status_code) == (302, 302)
    assert User.objects.get(phone="+84912345678").full_name == "Lò Thị Én"
    assert EmailAddress.objects.get(user=mai).email == "mai2@demo.test"
    assert client.get("/cms/users/new/").status_code == 200
    assert client.get(f"/cms/users/edit/{mai.pk}/").status_code == 200
    assert client.get(f"/cms/users/edit/{an.pk}/").status_code == 200
    assert client.get("/cms/account/").status_code == 200


@pytest.mark.django_db
def test_in_wagtail_too_only_superusers_touch_superusers(client: Client, an: User, bien: User, mai: User) -> None:
    editor(bien).user_permissions.set(Permission.objects.filter(codename__in=["change_user", "add_user"]))
    sign_in(client, User.objects.get(pk=bien.pk))
    names = {"full_name": "X", "email": "x@example.org", "phone": "", "is_active": "on", "is_superuser": "on"}

    client.post(f"/cms/users/edit/{an.pk}/", names)
    client.post(f"/cms/users/edit/{mai.pk}/", names)
    client.post("/cms/users/new/", names | {"email": "y@example.org"})

    an.refresh_from_db()
    assert an.email == "an@example.org"
    assert list(User.objects.filter(is_superuser=True)) == [an]


@pytest.mark.django_db
def test_oscars_own_list_of_people_leads_to_ours(client: Client, an: User) -> None:
    sign_in(client, an)

    assert client.get("/dashboard/").status_code == 200
    assert client.get("/dashboard/users/")["Location"] == "/admin/accounts/user/"
    assert client.get("/tai-khoan/oscar/")["Location"] == "/tai-khoan/"
    assert client.post(f"/dashboard/users/{an.pk}/password-reset/")["Location"] == "/admin/accounts/user/"


@pytest.mark.django_db
def test_people_of_the_admin_list_and_pages_open(client: Client, an: User, mai: User) -> None:
    sign_in(client, an)

    for address in ("", "?q=Mai", "add/", f"{mai.pk}/change/", f"{mai.pk}/password/"):
        assert client.get(f"/admin/accounts/user/{address}").status_code == 200
