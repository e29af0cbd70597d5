"""Questions asked of the Union's tree."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sellers.units.models import Appointment, Level, Unit
from shop.core import clock


def units_alive() -> QuerySet[Unit]:
    """Units of today: a merged one keeps its past but takes nobody in."""
    today = clock.today()
    return Unit.objects.filter(Q(valid_from=None) | Q(valid_from__lte=today)).filter(
        Q(valid_until=None) | Q(valid_until__gte=today)
    )


def branches_beneath(unit: Unit) -> QuerySet[Unit]:
    """The branches at or beneath the unit, of today, in the order of their names."""
    return units_alive().filter(level=Level.BRANCH, path__startswith=unit.path).order_by("search_key", "pk")


def beneath(units: Iterable[Unit], to_unit: str = "") -> Q:
    """Rows whose unit, by the look-up `to_unit` ("branch__"), is one of these or lies beneath; none for no unit."""
    reach = Q(pk__in=[])
    for unit in units:
        reach |= Q(**{f"{to_unit}path__startswith": unit.path})
    return reach


def branches_of_posts(posts: Iterable[Appointment]) -> QuerySet[Unit]:
    """The branches of today that these offices reach, by name. One query."""
    reached = beneath(post.unit for post in posts)
    return units_alive().filter(reached, level=Level.BRANCH).order_by("search_key", "pk")


def provinces_with_branches() -> QuerySet[Unit]:
    """Provinces and cities where a woman finds a branch of hers. One query."""
    branches = units_alive().filter(level=Level.BRANCH, path__startswith=OuterRef("path"))
    return units_alive().filter(Exists(branches), level=Level.PROVINCE).order_by("search_key")


def choosable_beneath(code: str) -> QuerySet[Unit]:
    """The units one step beneath, of those that are branches or have some. Empty for a code that does not exist."""
    above = Unit.objects.filter(code=code)
    branches = units_alive().filter(level=Level.BRANCH, path__startswith=OuterRef("path"))
    return (
        units_alive()
        .filter(Exists(branches), path__startswith=Subquery(above.values("path")[:1]))
        .filter(depth=Subquery(above.values("depth")[:1]) + 1)
        .order_by("search_key", "pk")
    )


def commune_unit_of(branch: Unit) -> Unit | None:
    """The commune's union that the branch belongs to. One query."""
    paths = [branch.path[: end * Unit.steplen] for end in range(1, branch.depth)]
    return Unit.objects.filter(path__in=paths, level=Level.COMMUNE).select_related("commune").first()


def unit_coded(code: str) -> Unit:
    """Raises Unit.DoesNotExist."""
    return Unit.objects.select_related("commune").get(code=code)
