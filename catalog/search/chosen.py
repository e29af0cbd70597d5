"""Chips over a list: each filter that was chosen or read out of the words, with the address without it."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from catalog.search.addresses import address, without
from catalog.search.query import SearchPage, SearchQuery
from shop.core.formats import dong


@dataclass(frozen=True)
class Chip:
    """`read` out of the words, not ticked: taking it off changes the words."""

    label: str
    url: str
    read: bool = False


def chips_of(path: str, page: SearchPage) -> list[Chip]:
    """Those read out of the words first: they are what the reader may not have meant."""
    query = page.query
    read = [
        Chip(each.label, address(path, replace(query, text=each.without, page=1)), read=True)
        for each in page.understood
    ]
    ticked = [
        Chip(value.label, address(path, without(query, facet.name, value.value)))
        for facet in page.facets
        for value in facet.values
        if value.chosen
    ]
    return [*read, *ticked, *_prices(path, query)]


def _prices(path: str, query: SearchQuery) -> list[Chip]:
    chips = []
    if query.price_min is not None:
        chips.append(Chip(_("from %(price)s") % {"price": dong(query.price_min)}, _less(path, query, "price_min")))
    if query.price_max is not None:
        chips.append(Chip(_("up to %(price)s") % {"price": dong(query.price_max)}, _less(path, query, "price_max")))
    return chips


def _less(path: str, query: SearchQuery, name: str) -> str:
    return address(path, without(query, name))
