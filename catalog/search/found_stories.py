"""The other tab of a search: what editors have written."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalog.search.engine import engine_from_settings
from catalog.search.forms import query_from
from catalog.search.query import SearchQuery
from catalog.search.stories.document import still_open
from catalog.search.stories.engine import StoryPage, story_engine

GOODS, STORIES = "", "stories"


def stories_found(request: HttpRequest) -> HttpResponse:
    """/tim-kiem/?tab=stories. A text taken back since the index was written is not drawn (one query)."""
    query, ignored = query_from({name: request.GET.getlist(name) for name in ("q", "page")})
    page = story_engine().search(query.text, query.page)
    if page.number != query.page:
        ignored.append(_("The list ends before that page; this is the last one."))
    if not page.ready:
        ignored.append(_("The list of stories is being prepared. Please come back in a minute."))
    for sentence in ignored:
        messages.info(request, sentence)
    context = {
        "page": page,
        "search_text": query.text,
        "stories": cards_of(page),
        "tabs": tabs_of(query.text, _goods_found(query.text), page.total, here=STORIES),
        "crumbs": [(_("Products"), reverse("catalogue:index"))],
    }
    return render(request, "catalog/stories.html", context)


def cards_of(page: StoryPage) -> list[Any]:
    open_keys = still_open([each.key for each in page.found])
    return [each.card for each in page.found if each.key in open_keys]


def tabs_of(text: str, goods: int, stories: int, here: str = GOODS) -> list[dict[str, Any]]:
    """The two tabs of a search, each with what it holds. Filters belong to goods and are not carried over."""
    base = reverse("search:search")
    to_goods = urlencode({"q": text} if text else {})
    to_stories = urlencode({"q": text, "tab": STORIES} if text else {"tab": STORIES})
    rows = [
        (GOODS, _("Goods"), goods, f"{base}?{to_goods}" if to_goods else base),
        (STORIES, pgettext("tab", "Stories"), stories, f"{base}?{to_stories}"),
    ]
    return [{"label": label, "count": n, "url": url, "current": name == here} for name, label, n, url in rows]


def _goods_found(text: str) -> int:
    return engine_from_settings().search(SearchQuery(text=text, page_size=1)).total
