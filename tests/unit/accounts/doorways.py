"""Ways of walking through the site's addresses, and of being let in."""

import re
from collections.abc import Iterator
from typing import Any

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from shop.accounts.models import User

SAMPLES = {"path": "x", "slug": "x", "username": "x", "uidb36": "a", "key": "x-y"}


def is_at_home(client: Client) -> bool:
    """She is in, and her own page opens."""
    return SESSION_KEY in client.session and client.get("/tai-khoan/").status_code == 200


def give_code_app(person: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_of_app(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def code_in(text: str) -> str:
    """The code of six digits in a letter or a text."""
    found = re.search(r"\b\d{6}\b", text)
    assert found, f"no code in {text!r}"
    return found[0]


def every_address() -> list[str]:
    """One address for each view of the site, its parts filled in by what usually fits."""
    seen: dict[Any, str] = {}
    for route, callback, defaults in _walk(get_resolver().url_patterns, ""):
        view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
        name = (view, str(sorted(defaults.items())), getattr(callback, "__qualname__", ""))
        if name not in seen:
            seen[name] = _fill(route)
    return list(seen.values())


def _walk(patterns: list[Any], prefix: str) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    for entry in patterns:
        route = prefix + entry.pattern.regex.pattern.lstrip("^").replace("\\Z", "").rstrip("$")
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback, entry.default_args


def _fill(route: str) -> str:
    form, names = normalize(route)[0]
    values = {name: SAMPLES.get(name, "1") for name in names}
    return "/" + re.sub(r"%\((\w+)\)s", lambda found: values.get(found[1], "1"), form)
