"""The cast: chị Hoa who sells, chị Lan who leads the branch, and the others. A test names those it needs."""

from datetime import date

import pytest
from django.test import Client

from sellers.models import Appointment, Level, Office, Shop, Unit
from shop.accounts.models import User
from shop.accounts.roles import appoint_finance
from shop.core import clock
from tests.factories.places import commune_of
from tests.factories.shops import open_shop


def person(login: str, full_name: str, **facts: object) -> User:
    return User.objects.create_user(email=f"{login}@demo.test", full_name=full_name, password="phien-cho-demo", **facts)


def sign_in(client: Client, who: User) -> Client:
    """As after a login with password and second step: staff pages open to her. Buyers do with force_login."""
    client.force_login(who)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": clock.now().timestamp(), "type": "totp"}]
    session["account_authentication_methods_user"] = str(who.pk)
    session.save()
    return client


@pytest.fixture
def mai(db: None) -> User:
    return person("mai", "Nguyễn Thị Mai")


@pytest.fixture
def binh(db: None) -> User:
    return person("binh", "Trần Văn Bình")


@pytest.fixture
def hoa(db: None) -> User:
    return person("hoa", "Hoàng Thị Hoa")


@pytest.fixture
def sen(db: None) -> User:
    return person("sen", "Lý Thị Sen")


@pytest.fixture
def dao(db: None) -> User:
    return person("dao", "Triệu Thị Đào")


@pytest.fixture
def union(db: None) -> Unit:
    return Unit.add_root(code="vn", name="Hội Liên hiệp Phụ nữ Việt Nam", level=Level.NATIONAL, search_key="hoi")


@pytest.fixture
def lao_cai(union: Unit) -> Unit:
    return union.add_child(
        code="lao-cai",
        name="Hội LHPN tỉnh Lào Cai",
        level=Level.PROVINCE,
        search_key="lao cai",
        province_name="Lào Cai",
    )


@pytest.fixture
def lam_thuong(lao_cai: Unit) -> Unit:
    return lao_cai.add_child(
        code="lam-thuong",
        name="Hội LHPN xã Lâm Thượng",
        level=Level.COMMUNE,
        search_key="lam thuong",
        commune=commune_of("Lâm Thượng"),
    )


@pytest.fixture
def na_keo(lam_thuong: Unit) -> Unit:
    return lam_thuong.add_child(
        code="lam-thuong-na-keo", name="Chi hội Nà Kéo", level=Level.BRANCH, search_key="na keo"
    )


@pytest.fixture
def hin_lan(lam_thuong: Unit, na_keo: Unit) -> Unit:
    lam_thuong.refresh_from_db()
    return lam_thuong.add_child(
        code="lam-thuong-hin-lan", name="Chi hội Hin Lạn", level=Level.BRANCH, search_key="hin lan"
    )


def appoint(person: User, unit: Unit, office: Office) -> User:
    Appointment.objects.create(person=person, unit=unit, office=office, held_from=date(2025, 7, 1))
    return person


@pytest.fixture
def lan(na_keo: Unit) -> User:
    return appoint(person("lan", "Đặng Thị Lan"), na_keo, Office.BRANCH_HEAD)


@pytest.fixture
def cuc(lam_thuong: Unit) -> User:
    return appoint(person("cuc", "Hoàng Thị Cúc"), lam_thuong, Office.COMMUNE_OFFICER)


@pytest.fixture
def bien(lam_thuong: Unit) -> User:
    return appoint(person("bien", "Nông Thị Biên"), lam_thuong, Office.EDITOR)


@pytest.fixture
def duyet(lam_thuong: Unit) -> User:
    return appoint(person("duyet", "Ma Thị Duyệt"), lam_thuong, Office.APPROVING_EDITOR)


@pytest.fixture
def tien(db: None) -> User:
    """Finance: matches the bank's lines."""
    who = person("tien", "Đỗ Thị Tiền")
    appoint_finance(who, by=None)
    return who


@pytest.fixture
def hoa_shop(hoa: User, na_keo: Unit) -> Shop:
    return open_shop("Bếp Cốm Nà Kéo", keeper=hoa, branch=na_keo)


@pytest.fixture
def sen_shop(sen: User, hin_lan: Unit) -> Shop:
    return open_shop("HTX Măng sạch Lâm Thượng", keeper=sen, branch=hin_lan)
