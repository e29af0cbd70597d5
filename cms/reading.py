"""What a page of words says around its text: where it lies, what else there is to read, what to send on."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.figures import Tile, tile_of
from cms.goods import goods_by_product
from cms.pages.article import ArticlePage, Kind
from cms.selectors import SHELF_OF, article_url, card_of, published_texts
from cms.snippets import Figure
from sellers.models import Unit
from shop.core.formats import is_vietnamese

TEXTS_A_PAGE = 12
OTHERS = 3


def article_context(article: ArticlePage) -> dict[str, Any]:
    vietnamese = is_vietnamese()
    kind = Kind(article.kind)
    address = _absolute(article_url(article))
    title = article.title if vietnamese or not article.title_en else article.title_en
    return {
        "title": title,
        "lead": article.summary if vietnamese else article.summary_en,
        "kind": kind.label,
        "crumbs": [(_("Home"), reverse("home")), (shelf_name(kind), shelf_url(kind))],
        "foreign_text": not vietnamese,
        "goods": goods_by_product(article.product_ids()),
        "others": [card_of(text) for text in _others(article)],
        "address": address,
        "picture_address": _absolute(article.picture.file.url) if article.picture else "",
        "share": f"{title}\n{address}",
    }


def shelf_context(shelf: Any, request: HttpRequest) -> dict[str, Any]:
    texts = published_texts().filter(kind__in=shelf.kinds)
    page = Paginator(texts, TEXTS_A_PAGE).get_page(request.GET.get("page"))
    return {"crumbs": [(_("Home"), reverse("home"))], "stories": [card_of(text) for text in page], "texts_page": page}


def figures_by_unit() -> list[tuple[Unit, list[Tile]]]:
    """Figures of each unit, units in the order of the tree. One query."""
    groups: dict[int, tuple[Unit, list[Tile]]] = {}
    figures = Figure.objects.exclude(union_unit=None).select_related("union_unit").order_by("union_unit__path", "pk")
    for figure in figures:
        if figure.union_unit:
            groups.setdefault(figure.union_unit.pk, (figure.union_unit, []))[1].append(tile_of(figure))
    return list(groups.values())


def shelf_name(kind: Kind) -> str:
    return {
        "tin-tuc": _("News"),
        "guong-dien-hinh": _("Role models"),
        "hoc-so": _("Digital lessons"),
        "so-lieu": _("Union figures"),
    }[SHELF_OF[kind]]


def shelf_url(kind: Kind) -> str:
    return reverse("wagtail_serve", args=[f"{SHELF_OF[kind]}/"])


def _absolute(url: str) -> str:
    return urljoin(settings.SITE_URL.rstrip("/") + "/", url)


def _others(article: ArticlePage) -> list[ArticlePage]:
    """Of the same shelf and the same unit first, then the newest. One query."""
    newest = list(published_texts().exclude(pk=article.pk)[: OTHERS * 4])
    newest.sort(key=lambda text: (text.kind != article.kind, text.unit_id != article.unit_id))
    return newest[:OTHERS]
