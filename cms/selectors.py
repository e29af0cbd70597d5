"""What pages of words show: texts as cards, makers, live products for the editor's chooser."""

import re
from collections.abc import Collection
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from catalog.stories import StoryCard
from cms.mentions import Mention
from cms.pages.article import ArticlePage, Kind
from sellers.models import Level, Shop, Unit
from sellers.shops.faces import maker_of
from sellers.shops.selectors import shops_open_on
from shop.core import clock
from shop.core.formats import is_vietnamese
from shop.core.names import told

# Addresses of the shelves (CONTRACT); a text's address follows its kind.
SHELF_OF = {
    Kind.NEWS: "tin-tuc",
    Kind.CONTEST: "tin-tuc",
    Kind.ROLE_MODEL: "guong-dien-hinh",
    Kind.GOOD_DEED: "guong-dien-hinh",
    Kind.LESSON: "hoc-so",
    Kind.FIGURES: "so-lieu",
}
STORIES_OF_A_PRODUCT = 3
MAKERS_CONSIDERED = 30


def published_texts() -> QuerySet[ArticlePage]:
    """Newest first, with what a card needs, without the body."""
    return (
        ArticlePage.objects.live()
        .select_related("unit", "picture")
        .defer("body", "search_description", "draft_title")
        .order_by("-date", "-first_published_at", "-pk")
    )


def article_url(article: ArticlePage) -> str:
    """In the language in force: /guong-dien-hinh/… or /en/guong-dien-hinh/…"""
    return reverse("wagtail_serve", args=[f"{SHELF_OF[Kind(article.kind)]}/{article.slug}/"])


def card_of(article: ArticlePage) -> StoryCard:
    vietnamese = is_vietnamese()
    return StoryCard(
        title=article.title if vietnamese or not article.title_en else article.title_en,
        url=article_url(article),
        kind=str(Kind(article.kind).label),
        date=article.date,
        picture=article.picture.file.name if article.picture else "",
        lead=article.summary if vietnamese else article.summary_en,
    )


def place_of(unit: Unit) -> str:
    """xã Lâm Thượng, Lào Cai"""
    name = re.sub("^Hội (LHPN|Liên hiệp Phụ nữ) ", "", unit.name)
    whole = name if not unit.province_name or unit.province_name in name else f"{name}, {unit.province_name}"
    return told(whole)


def stories_about(product_id: int) -> list[StoryCard]:
    """Published texts that speak of a product; one query."""
    about = published_texts().filter(mentions__product_id=product_id)[:STORIES_OF_A_PRODUCT]
    return [card_of(article) for article in about]


def told_products(product_ids: Collection[int]) -> set[int]:
    """Of which of these products a published text speaks; one query."""
    told = Mention.objects.filter(product_id__in=product_ids, article__live=True)
    return set(told.values_list("product_id", flat=True))


def stories_from_shop(shop_id: int) -> list[StoryCard]:
    """Published texts that speak of a shop's goods; one query."""
    about = published_texts().filter(mentions__product__listing__shop_id=shop_id).distinct()[:STORIES_OF_A_PRODUCT]
    return [card_of(article) for article in about]


def makers_of_the_day(count: int) -> list[dict[str, Any]]:
    """Shops open today, each day others first, from as many provinces as there are. One query."""
    day = clock.today()
    turned = (F("pk") * 7919 + day.toordinal() * 31) % 1009
    shops = shops_open_on(day).exclude(picture="").select_related("commune__province").order_by(turned, "pk")
    considered = list(shops[:MAKERS_CONSIDERED])
    first: dict[str, Shop] = {}
    for shop in considered:
        first.setdefault(shop.commune.province_id, shop)
    rest = [shop for shop in considered if shop not in first.values()]
    return [maker_of(shop) for shop in [*first.values(), *rest][:count]]


def makers_of_unit(unit: Unit) -> list[dict[str, Any]]:
    """Shops open today of the unit and of those beneath it."""
    shops = shops_open_on(clock.today()).filter(unit__path__startswith=unit.path)
    return [maker_of(shop) for shop in shops.select_related("commune__province").order_by("name")]


def unit_with_code(code: str) -> Unit | None:
    """Branches have no public page: a village is too small to be written about without its people."""
    return Unit.objects.filter(code=code).exclude(level=Level.BRANCH).first()
