"""A question as an address to be read, shared and kept: one order of parameters, nothing empty, nothing foreign."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import QueryDict

from catalog.search.query import SearchQuery

# Filters with several values, in the order in which an address names them.
MANY = ("category", "province", "commune", "seller", "stars", "season", "evidence")


def params_of(query: SearchQuery) -> QueryDict:
    """What the reader asked, in a fixed order; the category whose page it is stands in the path."""
    params = QueryDict(mutable=True)
    for name, value in _pairs(query):
        params.appendlist(name, value)
    return params


def address(path: str, query: SearchQuery) -> str:
    params = params_of(query).urlencode()
    return f"{path}?{params}" if params else path


def canonical(path: str, query: SearchQuery) -> str:
    """With the site's name before it, for search engines and for sending on."""
    return urljoin(settings.SITE_URL.rstrip("/") + "/", address(path, query).lstrip("/"))


def without(query: SearchQuery, name: str, value: str = "") -> SearchQuery:
    """The question with one value of a filter taken off, from its first page."""
    field = "in_stock" if name == "stock" else name
    left: Any = getattr(SearchQuery(), field)
    if name in MANY:
        left = tuple(each for each in getattr(query, name) if str(each) != value)
    changes: dict[str, Any] = {"page": 1, field: left}
    return replace(query, **changes)


def unfiltered(query: SearchQuery) -> SearchQuery:
    """The words alone, and the frame."""
    return SearchQuery(text=query.text, within=query.within)


def _pairs(query: SearchQuery) -> Iterator[tuple[str, str]]:
    if query.text:
        yield "q", query.text
    for name in MANY:
        for value in getattr(query, name):
            yield name, str(value)
    if query.in_stock:
        yield "stock", "1"
    for name in ("price_min", "price_max"):
        if (amount := getattr(query, name)) is not None:
            yield name, str(amount)
    if query.sort:
        yield "sort", query.sort
    if query.page > 1:
        yield "page", str(query.page)
