"""The register on pages: found without accents, fifty at a time, a file looked at before it is written."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sellers.models import Member, RegisterImport, RegisterUpload, Unit
from sellers.templatetags.selling import joined
from shop.accounts.models import User
from shop.core.text import fold, sort_key
from tests.unit.sellers.applications.conftest import entry
from tests.unit.sellers.members.conftest import HEADER

As = Callable[[User], Client]
CSV = f"{HEADER}\n1,Lý Thị Sen,1980,Hin Lạn,,2001,0912345678,LT-1\n2,,1980,Hin Lạn,,,,LT-2\n".encode()


def send(client: Client, unit: Unit, content: bytes = CSV, name: str = "so.csv") -> object:
    return client.post("/hoi/hoi-vien/nhap/", {"unit": unit.pk, "file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("asked", ["dao", "trieu đao", "ĐÀO", "LT-00500", "0900 000 131"])
def test_a_woman_is_found_by_name_without_accents_by_card_and_by_phone(
    as_: As, cuc: User, na_keo: Unit, asked: str
) -> None:
    entry(na_keo, card_number="LT-00500")
    entry(na_keo, "Lò Thị Hà", phone="", card_number="LT-2")

    page = as_(cuc).get("/hoi/hoi-vien/", {"q": asked}).context["page"]

    assert [member.full_name for member in page.members] == ["Triệu Thị Đào"]


def test_register_goes_by_given_name_fifty_a_page(
    as_: As, cuc: User, na_keo: Unit, hin_lan: Unit, django_assert_max_num_queries: Callable
) -> None:
    names = [f"Vi Thị A{chr(97 + number % 26)}{number:02}" for number in range(60)]
    Member.objects.bulk_create(
        Member(
            branch=hin_lan if number % 2 else na_keo,
            full_name=name,
            search_key=fold(name),
            sort_key=" ".join(sort_key(name)),
        )
        for number, name in enumerate(names)
    )
    client = as_(cuc)

    with django_assert_max_num_queries(5):  # session and person; offices, women, branches
        page = client.get("/hoi/hoi-vien/").context["page"]

    assert (len(page.members), page.total, page.pages) == (50, 60, 2)
    assert [member.full_name for member in page.members] == sorted(names)[:50]
    assert len(client.get("/hoi/hoi-vien/?page=2").context["page"].members) == 10
    assert client.get("/hoi/hoi-vien/?page=99").context["page"].number == 1
    assert client.get(f"/hoi/hoi-vien/?chi-hoi={na_keo.code}").context["page"].total == 30


def test_head_sees_her_branch_alone_and_brings_in_nothing(as_: As, lan: User, na_keo: Unit, hin_lan: Unit) -> None:
    entry(na_keo)
    entry(hin_lan, "Lò Thị Hà", phone="")
    client = as_(lan)

    assert [member.full_name for member in client.get("/hoi/hoi-vien/").context["page"].members] == ["Triệu Thị Đào"]
    assert client.get(f"/hoi/hoi-vien/?chi-hoi={hin_lan.code}").context["page"].total == 0
    assert client.get("/hoi/hoi-vien/nhap/").status_code == 403
    assert send(client, na_keo).status_code == 403
    assert not RegisterUpload.objects.exists()


def test_file_is_looked_at_first_and_written_on_her_yes(as_: As, cuc: User, lam_thuong: Unit, hin_lan: Unit) -> None:
    client = as_(cuc)

    preview = send(client, lam_thuong)

    assert preview.status_code == 200
    assert preview.context["told"]["created"] == 1
    assert [remark["code"] for remark in preview.context["rejected"]] == ["bad_name"]
    assert not Member.objects.exists()

    upload = RegisterUpload.objects.get()
    done = client.post(f"/hoi/hoi-vien/nhap/{upload.pk}/", follow=True)
    assert Member.objects.get().full_name == "Lý Thị Sen"
    assert RegisterImport.objects.get().imported_by == cuc
    assert done.context["rejected"][0]["row"] == 3

    client.post(f"/hoi/hoi-vien/nhap/{upload.pk}/")  # pressed twice
    assert (Member.objects.count(), RegisterImport.objects.count(), RegisterUpload.objects.count()) == (1, 1, 0)


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 old", "Tên\nSen\n".encode()])
def test_unreadable_file_comes_back_with_the_reason(as_: As, cuc: User, lam_thuong: Unit, content: bytes) -> None:
    answer = send(as_(cuc), lam_thuong, content)

    assert answer.status_code == 400
    assert answer.context["form"].errors["file"]
    assert not RegisterUpload.objects.exists()


def test_somebody_elses_upload_and_outcome_are_not_hers(
    as_: As, cuc: User, lan: User, lam_thuong: Unit, hin_lan: Unit
) -> None:
    send(as_(cuc), lam_thuong)
    upload = RegisterUpload.objects.get()

    as_(lan).post(f"/hoi/hoi-vien/nhap/{upload.pk}/")

    assert not Member.objects.exists()
    assert RegisterUpload.objects.filter(pk=upload.pk).exists()
    as_(cuc).post(f"/hoi/hoi-vien/nhap/{upload.pk}/")
    done = RegisterImport.objects.get()
    assert as_(lan).get(f"/hoi/hoi-vien/da-nhap/{done.pk}/").status_code == 404
    assert as_(cuc).get(f"/hoi/hoi-vien/da-nhap/{done.pk}/").status_code == 200


def test_unit_of_another_commune_cannot_be_chosen(as_: As, cuc: User, lao_cai: Unit, lam_thuong: Unit) -> None:
    lao_cai.refresh_from_db()
    other = lao_cai.add_child(code="mk", name="Mường Khương", level="commune", search_key="mk")

    assert send(as_(cuc), other).status_code == 400
    assert not RegisterUpload.objects.exists()


def test_shops_and_figures_are_those_of_her_units(as_: As, cuc: User, hoa_shop: object, na_keo: Unit) -> None:
    entry(na_keo)
    client = as_(cuc)

    assert "Bếp Cốm Nà Kéo" in client.get("/hoi/gian-hang/").content.decode()
    rows = {
        row.name: (row.women, row.with_phone, row.open_shops) for row in client.get("/hoi/so-lieu/").context["rows"]
    }
    assert rows == {"Chi hội Nà Kéo": (1, 1, 1)}


@pytest.mark.parametrize(
    ("written", "day", "shown"),
    [
        ("17-6-12", date(2012, 6, 17), "17/06/2012"),
        ("06/2012", date(2012, 6, 1), "06/2012"),
        ("2012", date(2012, 1, 1), "2012"),
        ("đầu năm", None, "đầu năm"),
    ],
)
def test_the_day_of_joining_is_shown_as_exactly_as_it_is_known(written: str, day: date | None, shown: str) -> None:
    assert joined(Member(joined_as_written=written, joined_on=day)) == shown
