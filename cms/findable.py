"""What search may find of the editors' pages, as it is told to the index: texts and information pages open to all."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.urls import reverse
from django.utils import translation
from django.utils.translation import pgettext
from wagtail.models import Page, PageViewRestriction

from catalog.search.stories.document import StoryDocument
from cms.pages.article import ArticlePage, Kind
from cms.pages.plain import PlainPage
from cms.selectors import article_url, place_of

LANGUAGES = ("vi", "en")


def story_documents(keys: Collection[int] | None = None) -> Iterator[StoryDocument]:
    """Published texts that need no password or login, of these keys or all. An information page is its Vietnamese
    one; the English one lends it its words."""
    articles = ArticlePage.objects.live().public().select_related("unit", "picture").order_by("pk")
    plain = PlainPage.objects.live().public().filter(locale__language_code="vi").order_by("pk")
    if keys is not None:
        articles, plain = articles.filter(pk__in=keys), plain.filter(pk__in=keys)
    for article in articles.iterator(chunk_size=200):
        yield _of_article(article)
    english = _in_english(plain)
    for page in plain:
        yield _of_plain(page, english.get(page.translation_key))


def open_to_all(keys: Collection[int]) -> set[int]:
    """Which of these pages anybody may read now: public(), which asks twice, in one query."""
    closed = PageViewRestriction.objects.alias(
        inner=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(inner__startswith=F("page__path"))
    return set(Page.objects.live().filter(~Exists(closed), pk__in=keys).values_list("pk", flat=True))


def keys_of(pages: Iterable[Page]) -> list[int]:
    """Under which keys search knows these pages: an information page in English goes under the Vietnamese one's."""
    rows = [(page.pk, page.translation_key) for page in pages]
    kin = PlainPage.objects.filter(translation_key__in=[key for _pk, key in rows], locale__language_code="vi")
    return sorted({pk for pk, _key in rows} | set(kin.values_list("pk", flat=True)))


def _of_article(article: ArticlePage) -> StoryDocument:
    url, url_en = _both(lambda: article_url(article))
    kind, kind_en = _both(lambda: str(Kind(article.kind).label))
    return StoryDocument(
        key=article.pk,
        title=article.title,
        url=url,
        url_en=url_en,
        kind=kind,
        kind_en=kind_en,
        title_en=article.title_en,
        lead=article.summary,
        lead_en=article.summary_en,
        place=f"{article.unit.name} . {place_of(article.unit)}",
        body=words_in(article.body.raw_data),
        date=article.date,
        picture=article.picture.file.name if article.picture else "",
    )


def _of_plain(page: PlainPage, english: PlainPage | None) -> StoryDocument:
    url, url_en = _both(lambda: reverse("wagtail_serve", args=[f"{page.slug}/"]))
    kind, kind_en = _both(lambda: pgettext("kind of text", "Information"))
    return StoryDocument(
        key=page.pk,
        title=page.title,
        url=url,
        url_en=url_en if english else url,
        kind=kind,
        kind_en=kind_en,
        title_en=english.title if english else "",
        body=words_in(page.body.raw_data),
        body_en=words_in(english.body.raw_data) if english else "",
    )


def _in_english(pages: Any) -> dict[Any, PlainPage]:
    keys = pages.values("translation_key")
    found = PlainPage.objects.live().public().filter(locale__language_code="en", translation_key__in=keys)
    return {page.translation_key: page for page in found}


def _both(said: Any) -> tuple[str, str]:
    """The same in Vietnamese and in English."""
    answers = []
    for language in LANGUAGES:
        with translation.override(language):
            answers.append(said())
    return answers[0], answers[1]


def words_in(blocks: Iterable[dict[str, Any]]) -> str:
    """The words of a stream of blocks; numbers, pictures and goods stand in it by key and are passed over."""
    return " . ".join(text for block in blocks for text in _texts(block["type"], block["value"]))


def _texts(kind: str, value: Any) -> list[str]:
    match kind:
        case "paragraph" | "heading":
            return [value]
        case "quote":
            return [value["text"], value["attribution"]]
        case "list":
            return [item["value"] if isinstance(item, dict) else item for item in value]
        case "picture" | "gallery":
            return [value.get("caption", "")]
    return []
