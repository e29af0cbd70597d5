"""Whatever stands in an address or a form, and whoever sends it: an answer in words, never an error of ours."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from sellers.models import Unit
from shop.accounts.models import User
from tests.factories.applications import application_of
from tests.factories.goods import put_on_sale
from tests.factories.orders import place
from tests.people import person, sign_in

LIBRARIES = ("/cms/", "/admin/", "/dashboard/", "/documents/", "/_util/")
FIGURES, LETTERS = ("1", "0", "9" * 30), ("x", "%00%F0%9F%98%80%E2%80%AE", "9" * 300, "..%2F%27%22%3Cb%3E")
NASTY = "\0😀\u202e'\"<b>%s{}" + "9" * 5000
FIELDS = """
q page sort price_min price_max province commune category stars season seller stock size t to next number op
sku product quantity key recipient phone email street landmark note payment consent seen_goods seen_total
former place_found name title price count was why word reason step unit branch full_name shop_name file login
password code language person ground no_kinship kind net_weight size_label season_months summary_vi
description picture text
""".split()  # noqa: SIM905  a list of sixty words reads better so
EMPTY, JUNK = {}, dict.fromkeys(FIELDS, NASTY) | {"qty-1": NASTY, "delivery-1": NASTY}  # type: ignore[var-annotated]
NUMBERS = dict.fromkeys(FIELDS, "9" * 30) | {"qty-1": "9" * 30}
JUNK_QUERY = "?" + "&".join(f"{name}=%00{'9' * 40}%F0%9F%98%80" for name in FIELDS)


@pytest.fixture
def market(hoa: User, mai: User, lan: User, dao: User, hoa_shop: Any, na_keo: Unit) -> dict[str, Client]:
    """Somebody of each kind, with something of hers that has the number 1; and whoever is nobody."""
    com = put_on_sale(hoa_shop, "Cốm Lâm Thượng")
    place((com, 1), buyer=mai)
    application_of(dao, na_keo)
    admin = person("admin", "Vận Hành", is_staff=True, is_superuser=True)
    people = {each.email.split("@")[0]: each for each in (mai, hoa, lan, dao, admin)}
    return {"nobody": Client(), **{name: sign_in(Client(), each) for name, each in people.items()}}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nobody", "mai", "hoa", "lan", "dao", "admin"])
def test_no_address_of_ours_breaks(market: dict[str, Client], who: str) -> None:
    browser = market[who]
    browser.raise_request_exception = False

    broken = []
    for address, is_plain in addresses():
        for query in ("", JUNK_QUERY) if is_plain else ("",):
            if browser.get(address + query, headers={"accept": "text/html"}).status_code >= 500:
                broken.append(("GET", address[:90], query[:9]))
        for sent in (EMPTY, JUNK, NUMBERS) if is_plain else (JUNK,):
            if "logout" not in address and browser.post(address, sent).status_code >= 500:
                broken.append(("POST", address[:90], sent.get("q", "")[:5]))

    assert not broken, "\n".join(map(str, broken))


def addresses() -> list[tuple[str, bool]]:
    """Each of ours, its parts filled with each kind of nonsense; and whether that is the plainest of them."""
    rows = (row for route in _routes(get_resolver().url_patterns, "") for row in _filled(route))
    return [(address, is_plain) for address, is_plain in dict.fromkeys(rows) if not address.startswith(LIBRARIES)]


def _routes(patterns: list[Any], prefix: str) -> Iterator[str]:
    for entry in patterns:
        route = prefix + entry.pattern.regex.pattern.lstrip("^").replace("\\Z", "").rstrip("$")
        if isinstance(entry, URLResolver):
            yield from _routes(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield route


def _filled(route: str) -> Iterator[tuple[str, bool]]:
    form, names = normalize(route)[0]
    figures = {name: re.search(rf"P<{name}>\[0-9\]\+|P<{name}>\\d\+", route) for name in names}
    for turn in range(len(LETTERS) if names else 1):
        parts = {n: (FIGURES[turn % len(FIGURES)] if figures[n] else LETTERS[turn]) for n in names}
        address = re.sub(r"%\((\w+)\)s", lambda part, parts=parts: parts.get(part[1], "1"), form)  # type: ignore[misc]
        yield f"/{address}", turn == 0
