"""The register of Lâm Thượng as its office sends it, messy on purpose, in both forms."""

import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sellers.models import Member, RegisterImport, Unit
from shop.accounts.models import User
from shop.core.models import AuditEntry
from tests.people import person
from tests.unit.sellers.members.conftest import DATA

CSV, XLSX = DATA / "members_lam_thuong.csv", DATA / "members_lam_thuong.xlsx"


@pytest.fixture
def import_file(lam_thuong: Unit, branches: dict, cuc: User, tmp_path: Path) -> Callable[..., dict]:
    def run(file: Path, *flags: str, by: str = "cuc@demo.test") -> dict:
        out = tmp_path / "out.json"
        call_command(
            "import_members",
            str(file),
            "--unit",
            "lam-thuong",
            "--by",
            by,
            "--json",
            str(out),
            *flags,
            stdout=io.StringIO(),
        )
        return json.loads(out.read_text(encoding="utf-8"))

    return run


@pytest.mark.parametrize("file", [CSV, XLSX])
def test_every_row_is_accounted_for(import_file: Callable[..., dict], file: Path) -> None:
    outcome = import_file(file)

    assert {key: outcome[key] for key in ("rows", "created", "updated", "unchanged", "rejected")} == {
        "rows": 400,
        "created": 393,
        "updated": 0,
        "unchanged": 7,
        "rejected": [],
    }
    assert Counter(warning["code"] for warning in outcome["warnings"]) == {"repeated": 7, "formula_like": 1}
    assert Member.objects.count() == 393


@pytest.mark.parametrize(("first", "again"), [(CSV, CSV), (XLSX, XLSX), (CSV, XLSX), (XLSX, CSV)])
def test_the_same_women_again_change_nothing(import_file: Callable[..., dict], first: Path, again: Path) -> None:
    import_file(first)
    before = list(Member.objects.order_by("pk").values())

    outcome = import_file(again)

    assert (outcome["rows"], outcome["created"], outcome["updated"], outcome["unchanged"]) == (400, 0, 0, 400)
    assert list(Member.objects.order_by("pk").values()) == before


def test_namesakes_of_one_year_in_two_branches_stay_two_women(import_file: Callable[..., dict]) -> None:
    import_file(CSV)

    lieu = Member.objects.filter(full_name="Hoàng Thị Liễu", birth_year=1985).select_related("branch")
    mai = Member.objects.filter(full_name="Nông Thị Thanh Mai", birth_year=1990).select_related("branch")
    assert {(m.branch.name[-6:], m.card_number) for m in lieu} == {("Nà Kéo", "LT-00901"), ("ặm Trọ", "LT-00902")}
    assert {(m.phone, m.card_number) for m in mai} == {("", "LT-00903"), ("+84900900004", "LT-00904")}


def test_repeated_entries_become_one_woman_with_all_that_is_known(import_file: Callable[..., dict]) -> None:
    import_file(CSV)

    dao = Member.objects.get(full_name="Hứa Thị Hồng Đào", birth_year=1959)
    assert (dao.card_number, dao.phone) == ("LT-00064", "+84900000064")  # her card stands only in the second row
    assert Member.objects.get(card_number="LT-00359").full_name == "Phạm Thị Kim Yến"  # written in capitals
    assert Member.objects.get(card_number="LT-00128").full_name == "Ma Mùi Hòa"  # written with many spaces


def test_cells_are_cleaned_and_the_formula_stays_text(import_file: Callable[..., dict]) -> None:
    import_file(XLSX)

    formula = Member.objects.get(card_number="LT-00909")
    assert formula.full_name == "=cmd|' /C calc'!A0"
    huong = Member.objects.get(card_number="LT-00017")
    assert (huong.joined_as_written, str(huong.joined_on), huong.phone) == ("05/1992", "1992-05-01", "+84900000017")
    loan = Member.objects.get(card_number="LT-00002")
    assert (str(loan.joined_on), loan.branch.name) == ("1987-08-06", "Chi hội phụ nữ thôn Bản Lẹng")
    assert str(Member.objects.get(card_number="LT-00003").joined_on) == "2013-01-07"  # a date cell
    assert Member.objects.filter(birth_year=None).count() == 3
    assert Member.objects.filter(phone="").count() == Member.objects.count() - Member.objects.exclude(phone="").count()


def test_dry_run_tells_the_same_and_writes_nothing(import_file: Callable[..., dict]) -> None:
    planned = import_file(CSV, "--dry-run")

    assert not Member.objects.exists()
    assert not RegisterImport.objects.exists()
    assert not AuditEntry.objects.exists()
    assert planned == import_file(CSV)  # the control: without it, it writes


def test_import_is_kept_with_its_author(import_file: Callable[..., dict], cuc: User) -> None:
    import_file(CSV)

    kept = RegisterImport.objects.get()
    assert (kept.imported_by, kept.created, kept.unchanged, kept.file_name) == (cuc, 393, 7, CSV.name)
    assert set(Member.objects.values_list("first_import", flat=True)) == {kept.pk}
    assert AuditEntry.objects.get(verb="register.imported").by == cuc


@pytest.mark.parametrize("login", ["lan", "mai", "khac"])
def test_who_is_no_officer_of_the_commune_is_refused(
    import_file: Callable[..., dict], lan: User, mai: User, union: Unit, login: str
) -> None:
    if login == "khac":
        from sellers.models import Office
        from tests.people import appoint

        union.refresh_from_db()
        elsewhere = union.add_child(code="hue", name="Huế", level="province", search_key="hue")
        appoint(person("khac", "Tôn Nữ Thị Khác"), elsewhere, Office.COMMUNE_OFFICER)

    with pytest.raises(CommandError, match="not_your_register"):
        import_file(CSV, by=f"{login}@demo.test")

    assert not Member.objects.exists()
    assert not RegisterImport.objects.exists()


def test_operator_and_the_province_may(import_file: Callable[..., dict]) -> None:
    person("admin", "Vận Hành", is_superuser=True)

    assert import_file(CSV, by="admin@demo.test")["created"] == 393


def test_four_hundred_rows_cost_few_queries(
    import_file: Callable[..., dict], django_assert_max_num_queries: Callable
) -> None:
    with django_assert_max_num_queries(20):
        import_file(CSV)
    with django_assert_max_num_queries(12):
        import_file(XLSX)


def test_an_outcome_that_cannot_be_written_is_said_before_anything_is_brought_in(
    lam_thuong: Unit, branches: dict, cuc: User, tmp_path: Path
) -> None:
    out = tmp_path / "no-folder" / "out.json"

    with pytest.raises(CommandError, match="No such file"):
        call_command("import_members", str(CSV), unit="lam-thuong", by="cuc@demo.test", json=out)

    assert not Member.objects.exists()
