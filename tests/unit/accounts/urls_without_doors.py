"""The site as it would be had nobody closed the other login pages: the control of test_one_door."""

from django.urls import LocalePrefixPattern, URLResolver

from shop.accounts.doors import to_page, to_the_one_door
from shop.urls import urlpatterns as guarded


def _open(patterns: list) -> list:
    kept = [each for each in patterns if getattr(each, "callback", None) not in (to_page, to_the_one_door)]
    return [
        _open_resolver(each) if isinstance(getattr(each, "pattern", None), LocalePrefixPattern) else each
        for each in kept
    ]


def _open_resolver(resolver: URLResolver) -> URLResolver:
    return URLResolver(resolver.pattern, _open(resolver.url_patterns))


urlpatterns = _open(guarded)
