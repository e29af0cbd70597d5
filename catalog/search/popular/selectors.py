"""What many have asked for lately."""

from datetime import timedelta

from django.core.cache import cache
from django.db.models import Max, Sum

from catalog.search.popular.models import PopularSearch
from shop.core import clock

DAYS = 30
SHOWN = 5
REMEMBERED_SECONDS = 600
KEY = "popular-searches"


def popular_searches() -> list[str]:
    """As they are spelt, most asked first. One query in ten minutes."""
    found = cache.get(KEY)
    if found is None:
        found = _read()
        cache.set(KEY, found, REMEMBERED_SECONDS)
    return list(found)


def _read() -> list[str]:
    rows = (
        PopularSearch.objects.filter(day__gt=clock.today() - timedelta(days=DAYS))
        .values("folded")
        .annotate(all=Sum("askers"), shown=Max("spelling"))
        .order_by("-all", "folded")[:SHOWN]
    )
    return [row["shown"] for row in rows]
