"""Addresses that the market itself has: a page with such a slug right under the home page could never be reached."""

from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

ALWAYS = {"static", "media", "en", "vi", "api", "webhooks", "healthz", "readyz", "metrics", "robots.txt", "sitemap.xml"}


@cache
def reserved_slugs() -> frozenset[str]:
    """First parts of every address in shop.urls, languages, and those that a later room or the web server will have."""
    firsts = {_first_part(pattern) for pattern in _top_level(get_resolver().url_patterns)}
    languages = {code for code, _name in settings.LANGUAGES}
    return frozenset((firsts | ALWAYS | languages) - {""})


def _top_level(patterns: Iterable[URLPattern | URLResolver]) -> Iterable[URLPattern | URLResolver]:
    for pattern in patterns:
        nested = isinstance(pattern, URLResolver) and (
            isinstance(pattern.pattern, LocalePrefixPattern) or str(pattern.pattern) == ""
        )
        if nested:
            yield from _top_level(pattern.url_patterns)  # type: ignore[union-attr]
        else:
            yield pattern


def _first_part(pattern: URLPattern | URLResolver) -> str:
    return str(pattern.pattern).lstrip("^/").split("/")[0].strip("$").replace("\\", "")
