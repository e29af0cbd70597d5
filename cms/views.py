"""The home page's short way, and units' public pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.figures import tile_of
from cms.pages.article import Kind
from cms.pages.home import HomePage
from cms.reading import shelf_url
from cms.selectors import card_of, makers_of_unit, place_of, published_texts, unit_with_code
from cms.snippets import Figure
from sellers.models import Unit

STORIES_OF_A_UNIT = 6


def home(request: HttpRequest) -> HttpResponse:
    """The home page in the language in force: one query instead of the seven of the way through the page tree."""
    page = HomePage.objects.live().filter(locale__language_code=get_language()).order_by("path").first()
    if page is None:
        raise Http404
    return page.serve(request)


def unit_page(request: HttpRequest, code: str) -> HttpResponse:
    """A unit of the Union: its name, what merged into it, its figures, sellers and texts."""
    unit = unit_with_code(code)
    if unit is None:
        raise Http404
    stories = published_texts().filter(unit__path__startswith=unit.path)[:STORIES_OF_A_UNIT]
    context = {
        "unit": unit,
        "crumbs": crumbs_of(unit),
        "predecessors": list(unit.predecessors.order_by("name")),
        "tiles": [tile_of(figure) for figure in Figure.objects.filter(union_unit=unit)],
        "makers": makers_of_unit(unit),
        "stories": [card_of(story) for story in stories],
    }
    return render(request, "cms/unit_page.html", context)


def crumbs_of(unit: Unit) -> list[tuple[str, str]]:
    """All figures, then the units above, the national one left out."""
    above = [(place_of(each), reverse("unit", args=[each.code])) for each in unit.get_ancestors() if each.depth > 1]
    return [(_("Union figures"), shelf_url(Kind.FIGURES)), *above]
