"""Row by row: what is broken is told and left out, who is who is never guessed."""

from collections.abc import Callable

import pytest

from sellers.models import Level, Member, Office, Unit
from tests.people import appoint, person


def codes(remarks: list[dict]) -> list[tuple[int, str]]:
    return [(remark["row"], remark["code"]) for remark in remarks]


def test_broken_rows_are_reported_and_the_rest_is_written(bring_in: Callable) -> None:
    outcome = bring_in(
        "1,Lý Thị Sen,1980,Hin Lạn,Hội viên,2001,0912345678,LT-1",
        "2,,1980,Hin Lạn,Hội viên,2001,,LT-2",
        "3,Lò Thị Hà,1990,Thôn Không Có,Hội viên,,,LT-3",
        "4,12345,1990,Nà Kéo,Hội viên,,,LT-4",
        "5,Vi Thị Lan,1991,,Hội viên,,,LT-5",
    )

    assert codes(outcome.remarks.rejected) == [
        (3, "bad_name"),
        (4, "unknown_branch"),
        (5, "bad_name"),
        (6, "unknown_branch"),
    ]
    assert "Thôn Không Có" in outcome.remarks.rejected[1]["message"]
    assert list(Member.objects.values_list("full_name", flat=True)) == ["Lý Thị Sen"]


def test_what_cannot_be_read_is_left_empty_with_a_warning(bring_in: Callable) -> None:
    outcome = bring_in("1,Lý Thị Sen,1880,Hin Lạn,Hội viên,31/02/2001,09123,LT-1")

    assert codes(outcome.remarks.warnings) == [(2, "bad_date"), (2, "bad_birth_year"), (2, "bad_phone")]
    sen = Member.objects.get()
    assert (sen.birth_year, sen.joined_on, sen.joined_as_written, sen.phone) == (None, None, "31/02/2001", "")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("07/01/2013", "2013-01-07"),
        ("6-8-87", "1987-08-06"),
        ("1-4-19", "2019-04-01"),
        ("4/5/2015", "2015-05-04"),
        ("13/3/2002", "2002-03-13"),
        ("05/1992", "1992-05-01"),
        ("2001", "2001-01-01"),
        ("2013-01-07", "2013-01-07"),
    ],
)
def test_dates_are_read_in_every_form_offices_use(bring_in: Callable, written: str, day: str) -> None:
    bring_in(f"1,Lý Thị Sen,1960,Hin Lạn,Hội viên,{written},,LT-1")

    assert str(Member.objects.get().joined_on) == day


@pytest.mark.parametrize(
    "written", ["Khe Bín", "CH Khe Bín", "Thôn Khe Bín", "thôn khe bín", "chi hội phụ nữ thôn Khe Bín", " Khe  Bin "]
)
def test_a_branch_is_known_however_it_is_written(bring_in: Callable, branches: dict[str, Unit], written: str) -> None:
    bring_in(f"1,Lý Thị Sen,1960,{written},Hội viên,,,LT-1")

    assert Member.objects.get().branch == branches["Khe Bín"]


def test_branches_that_fold_alike_are_told_apart_by_their_marks(bring_in: Callable, lam_thuong: Unit) -> None:
    lam_thuong.refresh_from_db()
    dong = lam_thuong.add_child(code="sd", name="Chi hội thôn Sơn Đồng", level=Level.BRANCH, search_key="son dong")

    outcome = bring_in(
        "1,Lý Thị Sen,1960,Sơn Đồng,Hội viên,,,LT-1",
        "2,Lò Thị Hà,1960,Sơn Đông,Hội viên,,,LT-2",
        "3,Vi Thị Lan,1960,Son Dong,Hội viên,,,LT-3",
    )

    assert Member.objects.get(card_number="LT-1").branch == dong
    assert Member.objects.get(card_number="LT-2").branch.code == "lam-thuong-son-dong"
    assert codes(outcome.remarks.rejected) == [(4, "ambiguous_branch")]


def test_merged_branch_takes_nobody_in(bring_in: Callable, branches: dict[str, Unit]) -> None:
    Unit.objects.filter(pk=branches["Khe Bín"].pk).update(valid_until="2026-01-01")

    assert codes(bring_in("1,Lý Thị Sen,1960,Khe Bín,Hội viên,,,LT-1").remarks.rejected) == [(2, "unknown_branch")]


def test_same_name_and_year_in_one_branch_with_other_phones_stay_two(bring_in: Callable) -> None:
    outcome = bring_in(
        "1,Lý Thị Sen,1980,Hin Lạn,Hội viên,,0912345678,",
        "2,Lý Thị Sen,1980,Hin Lạn,Hội viên,,0987654321,",
        "3,Lý Thị Sen,1980,Hin Lạn,Hội viên,,,",
    )

    assert len(outcome.created) == 2
    assert codes(outcome.remarks.rejected) == [(4, "ambiguous")]


def test_mother_and_daughter_may_share_a_phone(bring_in: Callable) -> None:
    assert (
        len(
            bring_in(
                "1,Lý Thị Sen,1960,Hin Lạn,Hội viên,,0912345678,",
                "2,Lý Thị Hoa,1985,Hin Lạn,Hội viên,,0912345678,",
            ).created
        )
        == 2
    )


def test_one_card_for_two_names_is_refused_not_overwritten(bring_in: Callable) -> None:
    bring_in("1,Lý Thị Sen,1980,Hin Lạn,Hội viên,,0912345678,LT-1")

    outcome = bring_in("1,Vi Thị Lan,1991,Nà Kéo,Hội viên,,0987654321,LT-1")

    assert codes(outcome.remarks.rejected) == [(2, "card_conflict")]
    assert Member.objects.get().full_name == "Lý Thị Sen"


def test_a_corrected_row_updates_the_woman_it_means(bring_in: Callable, branches: dict[str, Unit]) -> None:
    bring_in("1,Lý Thị Sen,1980,Hin Lạn,Hội viên,2001,0912345678,LT-1")

    outcome = bring_in("1,Lý Thị Sên,1981,Nà Kéo,Chi hội phó,,0987654321,LT-1")

    assert (len(outcome.created), len(outcome.updated), outcome.unchanged) == (0, 1, 0)
    sen = Member.objects.get()
    assert (sen.full_name, sen.birth_year, sen.branch, sen.position, sen.phone) == (
        "Lý Thị Sên",
        1981,
        branches["Nà Kéo"],
        "Chi hội phó",
        "+84987654321",
    )
    assert sen.joined_as_written == "2001"  # an empty cell takes nothing away


def test_card_of_another_commune_is_left_alone(bring_in: Callable, lao_cai: Unit) -> None:
    lao_cai.refresh_from_db()
    commune = lao_cai.add_child(code="muong-khuong", name="Mường Khương", level=Level.COMMUNE, search_key="mk")
    branch = commune.add_child(code="mk-1", name="Chi hội Na Đẩy", level=Level.BRANCH, search_key="na day")
    Member.objects.create(branch=branch, full_name="Thào Thị Mỷ", search_key="thao thi my", card_number="LT-1")

    outcome = bring_in("1,Thào Thị Mỷ,1990,Nà Kéo,Hội viên,,,LT-1")

    assert codes(outcome.remarks.rejected) == [(2, "card_elsewhere")]
    assert Member.objects.get().branch == branch


def test_branch_file_may_be_brought_in_for_the_branch_alone(bring_in: Callable, branches: dict[str, Unit]) -> None:
    officer = appoint(person("nga", "Vi Thị Nga"), branches["Nà Kéo"], Office.COMMUNE_OFFICER)

    outcome = bring_in(
        "1,Lý Thị Sen,1980,Hin Lạn,Hội viên,,,LT-1",
        "2,Lò Thị Hà,1980,Nà Kéo,Hội viên,,,LT-2",
        unit=branches["Nà Kéo"],
        by=officer,
    )

    assert codes(outcome.remarks.rejected) == [(2, "unknown_branch")]
    assert Member.objects.get().full_name == "Lò Thị Hà"
