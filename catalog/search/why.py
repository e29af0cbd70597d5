"""Why goods stand in this order: the rules in words, and the numbers of the list the reader came from."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from catalog.categories import category_tree
from catalog.search.addresses import address, params_of
from catalog.search.engine import engine_from_settings
from catalog.search.forms import query_from
from catalog.search.query import Card, SearchPage, SearchQuery

SHOWN = 6
Cell = dict[str, Any]


def why_this_order(request: HttpRequest) -> HttpResponse:
    """/tim-kiem/vi-sao/, with the address of a list behind it."""
    tree = category_tree()
    node = tree.by_slug(request.GET.get("within", "")[:120])
    query, _ignored = query_from(dict(request.GET.lists()), within=node.slug if node else "")
    page = engine_from_settings().search(replace(query, sort="", page=1, page_size=SHOWN))
    back = address(node.url if node else reverse("search:search"), replace(query, page=1))
    context = {
        "page": page,
        "place": node.label if node else "",
        "heads": [{"text": head, "number": place > 0} for place, head in enumerate(_heads())],
        "rows": rows_of(page),
        "back": back,
        "search_text": query.text,
        "crumbs": [(_("Products"), reverse("catalogue:index"))],
    }
    return render(request, "catalog/why.html", context)


def why_url(query: SearchQuery) -> str:
    """Of this list: the page of its category travels as a parameter."""
    params = params_of(replace(query, sort="", page=1))
    if query.within:
        params["within"] = query.within
    base = reverse("search:why")
    return f"{base}?{params.urlencode()}" if params else base


def rows_of(page: SearchPage) -> list[list[Cell]]:
    return [_row(card) for card in page.cards if card.why]


def _heads() -> list[str]:
    return [_("Item"), _("Words"), _("Valid stars"), _("Season"), _("Stock"), _("Answers"), _("Turn of the day")]


def _row(card: Card) -> list[Cell]:
    why = card.why
    numbers = (why.text, why.stars, why.season, why.stock, why.answers, why.turn) if why else ()
    cells = zip(numbers, _heads()[1:], strict=False)
    named = {"text": card.title, "url": card.url}
    return [named, *({"text": _shown(number), "head": head, "number": True} for number, head in cells)]


def _shown(number: float) -> str:
    return number_format(round(number, 2), use_l10n=True) if number else "0"
