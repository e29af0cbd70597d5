"""List, category and search pages: one question to the goods' engine each, and at most one SQL query, for the tree of
categories. A search with words asks the index of stories too, for the number on their tab."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from catalog.categories import Node, Tree, category_tree
from catalog.search.addresses import address, canonical, params_of, unfiltered
from catalog.search.chosen import chips_of
from catalog.search.engine import engine_from_settings
from catalog.search.forms import query_from
from catalog.search.found_stories import STORIES, stories_found, tabs_of
from catalog.search.nothing import instead_of_nothing
from catalog.search.popular.counting import note_search
from catalog.search.query import SearchPage, SearchQuery
from catalog.search.stories.engine import story_engine
from catalog.search.suggestions import popular_suggestions, suggested
from catalog.search.why import why_url
from catalog.views import not_found
from shop.core import clock
from shop.core.text import clean

LONGEST_ANSWER = 2048  # bytes of a list of suggestions
SHORTEST_PREFIX = 2
LONGEST_PREFIX = 60


class FacetedSearchView(View):
    """/tim-kiem/: what words and filters find."""

    def get(self, request: HttpRequest, **_where: str) -> HttpResponse:
        if request.GET.get("tab") == STORIES:
            return stories_found(request)
        page = self.page(request)
        context: dict[str, Any] = {"title": self.title(page.query), "crumbs": [all_products()]}
        if page.query.text:
            stories = story_engine().search(page.query.text).total
            context |= {"tabs": tabs_of(page.query.text, page.total, stories), "stories_found": stories}
            note_search(request, page)
        if not page.cards:
            context["chips"] = chips(category_tree().groups())
        return self.shown(request, page, context)

    def page(self, request: HttpRequest, within: str = "") -> SearchPage:
        query, ignored = query_from(dict(request.GET.lists()), within=within)
        page = engine_from_settings().search(query)
        if page.number != query.page:
            ignored.append(_("The list ends before that page; this is the last one."))
        if not page.ready:
            ignored.append(_("The list of goods is being prepared. Please come back in a minute."))
        for sentence in ignored:
            messages.info(request, sentence)
        return page

    def title(self, query: SearchQuery) -> str:
        if query == SearchQuery(season=(clock.today().month,), page=query.page, sort=query.sort):
            return _("In season now")
        return _("All products")

    def shown(self, request: HttpRequest, page: SearchPage, context: dict[str, Any]) -> HttpResponse:
        here, query = request.path, page.query
        fits = [card for card in page.cards if card.why is None or card.why.fits]
        shown = {
            "page": page,
            "search_text": query.text,
            "cards": fits,
            "near": page.cards[len(fits) :],
            "kept": params_of(query),
            "chosen": chips_of(here, page),
            "clear_url": address(here, unfiltered(query)),
            "why_url": why_url(query),
            "canonical": canonical(here, query),
            "is_passing": bool(query.text or query.is_filtered or query.sort),
        }
        if page.ready and not page.cards:
            shown |= instead_of_nothing(query, here)
        return render(request, "catalog/list.html", shown | context)


class CatalogueView(FacetedSearchView):
    """/san-pham/: everything, with the groups as ways in."""

    def get(self, request: HttpRequest, **_where: str) -> HttpResponse:
        page = self.page(request)
        context = {"title": _("All products"), "chips": chips(category_tree().groups())}
        return self.shown(request, page, context)


class ProductCategoryView(FacetedSearchView):
    """/san-pham/loai/<slug>/: a category with all that lies under it."""

    def get(self, request: HttpRequest, **where: str) -> HttpResponse:
        tree = category_tree()
        node = tree.by_slug(where["category_slug"])
        if node is None:
            return not_found(request)
        crumbs = [all_products(), *((each.label, each.url) for each in tree.line(node)[:-1])]
        context = {"title": node.label, "crumbs": crumbs, "chips": chips(ways_on(tree, node), node)}
        return self.shown(request, self.page(request, within=node.slug), context)


def suggestions(request: HttpRequest) -> HttpResponse:
    """/goi-y/?q=: what the first letters may become; without letters, what many have asked for. No session, no SQL
    but for the latter, once in ten minutes."""
    typed = clean(request.GET.get("q", "")[:LONGEST_PREFIX])
    found = suggested(typed) if len(typed) >= SHORTEST_PREFIX else []
    if not typed:
        found = popular_suggestions()
    rows = [{"text": each.text, "url": each.url, "kind": each.kind} for each in found]
    body = _as_json(rows)
    while len(body) > LONGEST_ANSWER:
        rows.pop()
        body = _as_json(rows)
    return HttpResponse(body, content_type="application/json")


def ways_on(tree: Tree, node: Node) -> list[Node]:
    """What lies in the category; at the end of a branch, its neighbours."""
    parent = tree.parent(node)
    return tree.children(node) or (tree.children(parent) if parent else tree.groups())


def chips(nodes: list[Node], here: Node | None = None) -> list[dict[str, Any]]:
    return [{"label": node.label, "url": node.url, "current": node == here} for node in nodes]


def all_products() -> tuple[str, str]:
    return _("Products"), reverse("catalogue:index")


def _as_json(rows: list[dict[str, str]]) -> bytes:
    return json.dumps({"suggestions": rows}, ensure_ascii=False, separators=(",", ":")).encode()
