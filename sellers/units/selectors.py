"""Questions asked of the Union's tree."""

from django.db.models import Q, QuerySet

from sellers.units.models import Level, Unit
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


def commune_unit_of(branch: Unit) -> Unit | None:
    """The commune's union that the branch belongs to. One query."""
    paths = [branch.path[: end * Unit.steplen] for end in range(1, branch.depth)]
    return Unit.objects.filter(path__in=paths, level=Level.COMMUNE).select_related("commune").first()


def unit_coded(code: str) -> Unit:
    """Raises Unit.DoesNotExist."""
    return Unit.objects.select_related("commune").get(code=code)
