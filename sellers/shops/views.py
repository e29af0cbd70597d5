"""Sellers' public pages: all shops, and one with its goods."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.search.engine import engine_from_settings
from catalog.search.query import SearchPage, SearchQuery
from sellers.shops.faces import about, face_of, sends_to, word_for
from sellers.shops.models import Shop
from sellers.shops.selectors import pauses_now, shops_open_on
from sellers.shops.stories import stories_of_shop
from shop.core import clock

GOODS_SHOWN = 60


def shops(request: HttpRequest) -> HttpResponse:
    """Those that sell today, by province; one query."""
    found = shops_open_on(clock.today()).select_related("commune__province")
    by_province: dict[str, list[dict]] = {}
    for shop in found.order_by("commune__province__search_key", "name"):
        by_province.setdefault(shop.commune.province.name, []).append(face_of(shop))
    context = {"provinces": by_province.items(), "total": sum(map(len, by_province.values()))}
    return render(request, "sellers/shops/list.html", context)


def shop(request: HttpRequest, slug: str) -> HttpResponse:
    """A shop that was ever opened: four queries and one of the engine. Whether it sells today is said."""
    opened = Shop.objects.select_related("commune__province").filter(opened_at__lte=clock.now())
    found = get_object_or_404(opened, slug=slug)
    word = word_for(found, clock.today())
    pause = pauses_now().filter(shop=found).first()
    sells = word is not None and word.lapsed_on is None and pause is None
    context = {
        "shop": found,
        "seller": face_of(found),
        "about": about(found),
        "sends_to": sends_to(found),
        "word": word,
        "pause": pause,
        "goods": _goods(found) if sells else SearchPage(SearchQuery()),
        "stories": stories_of_shop(found.pk),
        "crumbs": [(_("Shops"), reverse("shops:list"))],
    }
    return render(request, "sellers/shops/detail.html", context)


def _goods(shop: Shop) -> SearchPage:
    return engine_from_settings().search(SearchQuery(seller=(shop.slug,), page_size=GOODS_SHOWN))
