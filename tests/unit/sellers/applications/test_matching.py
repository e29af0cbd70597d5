"""What she tells, laid beside the register."""

import pytest

from sellers.applications.matching import Verdict, match_with_register, matches_of, sure_match
from sellers.models import Application, Unit
from shop.accounts.models import User
from tests.unit.sellers.applications.conftest import entry

SAME, OTHER, DIFFERENT, UNKNOWN = Verdict.SAME, Verdict.OTHER_ACCENTS, Verdict.DIFFERENT, Verdict.UNKNOWN


def verdicts(application: Application) -> list[tuple[Verdict, ...]]:
    return [tuple(c.verdict for c in candidate.comparisons) for candidate in match_with_register(application)]


def test_everything_agrees(application: Application, na_keo: Unit) -> None:
    hers = entry(na_keo, card_number="LT-00500")

    assert verdicts(application) == [(SAME, SAME, SAME, SAME, SAME)]
    assert sure_match(application) == hers


def test_each_difference_is_told_by_itself(application: Application, na_keo: Unit, hin_lan: Unit) -> None:
    entry(hin_lan, "Triệu Thị Đáo", birth_year=None, phone="+84900000113", card_number="LT-1")

    assert verdicts(application) == [(OTHER, UNKNOWN, DIFFERENT, DIFFERENT, DIFFERENT)]
    assert sure_match(application) is None


def test_card_and_phone_find_her_under_another_name(application: Application, na_keo: Unit) -> None:
    entry(na_keo, "Triệu Mùi Đào", phone="", card_number="LT-00500")

    assert verdicts(application) == [(DIFFERENT, SAME, SAME, UNKNOWN, SAME)]
    assert sure_match(application) is None  # another name is for a person to judge


def test_namesakes_are_shown_the_likeliest_first_and_none_is_taken_for_sure(
    application: Application, na_keo: Unit, hin_lan: Unit
) -> None:
    far = entry(hin_lan, phone="")
    near = entry(na_keo)

    assert [candidate.member for candidate in match_with_register(application)] == [near, far]
    assert sure_match(application) == near
    entry(na_keo, phone="", card_number="LT-9")
    assert sure_match(application) is None


def test_entry_with_another_account_is_not_taken(application: Application, na_keo: Unit, binh: User) -> None:
    entry(na_keo, person=binh)

    assert sure_match(application) is None


def test_strangers_are_no_candidates(application: Application, na_keo: Unit, lao_cai: Unit) -> None:
    entry(na_keo, "Lò Thị Hà", phone="")
    lao_cai.refresh_from_db()
    commune = lao_cai.add_child(code="mk", name="Mường Khương", level="commune", search_key="mk")
    entry(commune.add_child(code="mk-1", name="Chi hội 1", level="branch", search_key="1"))

    application.branch.refresh_from_db()
    assert match_with_register(application) == []


@pytest.mark.parametrize("count", [0, 1])
def test_a_page_of_applications_costs_one_query(
    application: Application, na_keo: Unit, count: int, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        entry(na_keo)
    asked = list(Application.objects.select_related("branch"))

    with django_assert_num_queries(1):
        assert len(matches_of(asked)[application.pk]) == count
