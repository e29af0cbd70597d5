"""What a woman says of herself, laid beside the register: who she may be in it, and where the two agree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sellers.applications.models import Application
from sellers.members.cleaning import search_key
from sellers.members.models import Member
from shop.core.text import clean

COUNT_TO_BE_SURE = 2  # beside the name: year, phone, branch


class Verdict(models.TextChoices):
    SAME = "same", _("agrees")
    OTHER_ACCENTS = "other_accents", _("other accents")
    DIFFERENT = "different", _("differs")
    UNKNOWN = "unknown", _("not known")


@dataclass(frozen=True)
class Comparison:
    field: str  # name, birth_year, branch, phone, card
    told: str
    known: str
    verdict: Verdict


@dataclass(frozen=True)
class Candidate:
    member: Member
    comparisons: tuple[Comparison, ...]

    @property
    def agreeing(self) -> int:
        return sum(comparison.verdict in (Verdict.SAME, Verdict.OTHER_ACCENTS) for comparison in self.comparisons)

    @property
    def told(self) -> int:
        """How many things she told that could be laid beside the register."""
        return sum(bool(comparison.told) for comparison in self.comparisons)

    def verdict_on(self, field: str) -> Verdict:
        return next(comparison.verdict for comparison in self.comparisons if comparison.field == field)

    @property
    def is_sure(self) -> bool:
        """Her name (accents aside) with her card, or with two more things."""
        if self.verdict_on("name") == Verdict.DIFFERENT:
            return False
        rest = sum(self.verdict_on(field) == Verdict.SAME for field in ("birth_year", "branch", "phone"))
        return self.verdict_on("card") == Verdict.SAME or rest >= COUNT_TO_BE_SURE


def match_with_register(application: Application) -> list[Candidate]:
    """The women of her commune's register whom she may be, the likeliest first. One query."""
    return matches_of([application])[application.pk]


def matches_of(applications: Iterable[Application]) -> dict[int, list[Candidate]]:
    """The same for a page of applications (with their branches loaded). One query in all."""
    asked = list(applications)
    wanted = Q(pk__in=[])
    for application in asked:
        wanted |= _in_her_commune(application) & _her_marks(application)
    found = list(Member.objects.filter(wanted).select_related("branch")) if asked else []
    matches: dict[int, list[Candidate]] = defaultdict(list)
    for application in asked:
        candidates = [_compared(application, member) for member in found if _is_near(application, member)]
        matches[application.pk] = sorted(candidates, key=lambda each: (-each.is_sure, -each.agreeing, each.member.pk))
    return matches


def sure_match(application: Application) -> Member | None:
    """The one woman she can only be; None when none or several fit, or the entry has another account."""
    sure = [candidate for candidate in match_with_register(application) if candidate.is_sure]
    free = [each.member for each in sure if each.member.person_id in (None, application.person_id)]
    return free[0] if len(free) == len(sure) == 1 else None


def _in_her_commune(application: Application) -> Q:
    return Q(branch__path__startswith=application.branch.path_above)


def _her_marks(application: Application) -> Q:
    marks = Q(search_key=search_key(application.full_name))
    if application.phone:
        marks |= Q(phone=application.phone)
    if application.card_number:
        marks |= Q(card_number=application.card_number)
    return marks


def _is_near(application: Application, member: Member) -> bool:
    if not member.branch.path.startswith(application.branch.path_above):
        return False
    told = (search_key(application.full_name), application.phone or None, application.card_number or None)
    return any(a == b for a, b in zip(told, (member.search_key, member.phone, member.card_number), strict=True))


def _compared(application: Application, member: Member) -> Candidate:
    return Candidate(
        member=member,
        comparisons=(
            Comparison("name", application.full_name, member.full_name, _names(application, member)),
            _plain("birth_year", str(application.birth_year or ""), str(member.birth_year or "")),
            _branches(application, member),
            _plain("phone", application.phone, member.phone),
            _plain("card", application.card_number, member.card_number),
        ),
    )


def _names(application: Application, member: Member) -> Verdict:
    if clean(application.full_name).casefold() == member.full_name.casefold():
        return Verdict.SAME
    return Verdict.OTHER_ACCENTS if search_key(application.full_name) == member.search_key else Verdict.DIFFERENT


def _branches(application: Application, member: Member) -> Comparison:
    verdict = Verdict.SAME if application.branch_id == member.branch_id else Verdict.DIFFERENT
    return Comparison("branch", application.branch.village, member.branch.village, verdict)


def _plain(field: str, told: str, known: str) -> Comparison:
    verdict = Verdict.UNKNOWN if not told or not known else Verdict.SAME if told == known else Verdict.DIFFERENT
    return Comparison(field, told, known, verdict)
