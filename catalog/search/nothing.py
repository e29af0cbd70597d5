"""What a page says when nothing was found: what there is instead, apart from any result. One more question."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from catalog.search.addresses import address, unfiltered
from catalog.search.engine import engine_from_settings
from catalog.search.popular.selectors import popular_searches
from catalog.search.query import SearchQuery
from shop.core import clock

SHOWN = 4


def instead_of_nothing(query: SearchQuery, path: str) -> dict[str, Any]:
    """The same words without filters, if those were too narrow; else what is in season. And what many ask for."""
    engine = engine_from_settings()
    if query.is_filtered:
        wider = unfiltered(query)
        found = engine.search(replace(wider, page_size=SHOWN))
        if found.total:
            title = _("Without the filters") if query.text else _("In the whole list")
            return {
                "nearby": found.cards,
                "nearby_title": title,
                "wider_total": found.total,
                "wider_url": address(path, wider),
            }
    in_season = engine.search(SearchQuery(season=(clock.today().month,), page_size=SHOWN))
    return {"nearby": in_season.cards, "nearby_title": _("In season now"), "popular": popular_searches()}
