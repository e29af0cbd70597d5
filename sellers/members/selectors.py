"""The register as pages ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Window

from sellers.members.models import Member
from sellers.units.models import Level, Unit
from sellers.units.selectors import beneath
from shop.core import clock
from shop.core.text import fold

PAGE = 50


@dataclass(frozen=True)
class MembersPage:
    members: Sequence[Member]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def members_page(members: QuerySet[Member], *, text: str = "", branch: str = "", number: int = 1) -> MembersPage:
    """Fifty women by name, found by any part of it without accents, by card or by phone. One query, as a rule."""
    found = members.filter(left_on=None).select_related("branch")
    if branch:
        found = found.filter(branch__code=branch)
    if text.strip():
        found = found.filter(_named(text))
    ordered = found.order_by("sort_key", "search_key", "pk").annotate(total=Window(Count("pk")))
    start = (max(number, 1) - 1) * PAGE
    rows = list(ordered[start : start + PAGE])
    if not rows and start:
        return members_page(members, text=text, branch=branch)
    return MembersPage(rows, rows[0].total if rows else 0, max(number, 1))


def branch_figures(units: list[Unit]) -> QuerySet[Unit]:
    """Branches at or beneath the units: women in the register, those with a phone, open shops. One query."""
    today = clock.today()
    vouched = Q(
        branch_shops__opened_at__isnull=False,
        branch_shops__attestations__valid_from__lte=today,
        branch_shops__attestations__valid_until__gte=today,
    ) & ~Q(branch_shops__attestations__withdrawn_on__lte=today)
    here = Q(members__left_on=None)
    return (
        Unit.objects.filter(beneath(units), level=Level.BRANCH)
        .annotate(
            women=Count("members", filter=here, distinct=True),
            with_phone=Count("members", filter=here & ~Q(members__phone=""), distinct=True),
            open_shops=Count("branch_shops", filter=vouched, distinct=True),
        )
        .order_by(F("women").desc(), "search_key")
    )


def _named(text: str) -> Q:
    """Every word must occur in her name; figures may be a card or the end of a phone number."""
    name = Q()
    for word in fold(text).split():
        name &= Q(search_key__contains=word)
    figures = "".join(char for char in text if char.isdigit())
    marks = Q(card_number__iexact=text.strip())
    if len(figures) >= 4:
        marks |= Q(phone__endswith=figures.lstrip("0")) if figures.lstrip("0") else Q()
    return name | marks
