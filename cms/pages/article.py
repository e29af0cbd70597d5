"""A text of a unit of the Union: news, a role model, a good deed, a lesson, a contest, a report in figures."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks.body import BodyBlock
from cms.forms import ArticleForm
from cms.pages.guarded import GuardedPage
from shop.core import clock
from shop.core.text import fold

WORDS_A_MINUTE = 200


class Kind(models.TextChoices):
    NEWS = "news", pgettext_lazy("kind of text", "Union news")
    ROLE_MODEL = "role-model", pgettext_lazy("kind of text", "Role model")
    GOOD_DEED = "good-deed", pgettext_lazy("kind of text", "Good deed")
    CONTEST = "contest", pgettext_lazy("kind of text", "Contest")
    LESSON = "lesson", pgettext_lazy("kind of text", "Digital lesson")
    FIGURES = "figures", pgettext_lazy("kind of text", "In figures")


class ArticlePage(GuardedPage, Page):
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    unit = models.ForeignKey(
        "sellers.Unit", verbose_name=_("Union unit"), on_delete=models.PROTECT, related_name="articles"
    )
    date = models.DateField(_("date"), default=clock.today)
    summary = models.TextField(_("one sentence for lists"), blank=True, max_length=300)
    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True, max_length=500)
    picture = models.ForeignKey(
        "cms.Picture", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    contains_demo_people = models.BooleanField(
        _("people in it are illustrative"), default=False, help_text=_("The page then tells the reader.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    source = models.CharField(max_length=255, blank=True, editable=False)

    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]), FieldPanel("unit"), FieldPanel("summary")],
            heading=_("What it is, and whose"),
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("caption")], heading=_("Picture at the top")),
        FieldPanel("body"),
        FieldPanel("contains_demo_people"),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("summary_en")],
            heading=_("For English readers"),
            classname="collapsed",
        ),
    ]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("folded_words"),
        index.AutocompleteField("folded_words"),
        index.FilterField("kind"),
        index.FilterField("date"),
        index.FilterField("unit_id"),
    ]
    base_form_class = ArticleForm
    parent_page_types = ["cms.NewsIndex", "cms.StoryIndex", "cms.LessonIndex", "cms.FiguresIndex"]
    subpage_types: list[str] = []
    template = "cms/article_page.html"

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def folded_words(self) -> str:
        """Without marks, so that "mang kho" finds "măng khô" in every database."""
        return fold(f"{self.title} {self.summary}")

    @property
    def minutes(self) -> int:
        """Reading time, at least one minute."""
        words = sum(len(str(block.value).split()) for block in self.body if block.block_type in ("paragraph", "quote"))
        return max(1, round(words / WORDS_A_MINUTE))

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Texts stand on the Vietnamese shelves; the English ones show the same texts."""
        return bool(super().can_create_at(parent)) and parent.locale.language_code == "vi"

    def can_move_to(self, parent: Page) -> bool:
        kinds = getattr(parent.specific_class, "kinds", ())
        return bool(super().can_move_to(parent)) and self.kind in kinds

    def product_ids(self) -> list[int]:
        """Products named in the text, in its order, each once. No query: the block keeps the keys."""
        raw = [block["value"] for block in self.body.raw_data if block["type"] == "products"]
        return list(dict.fromkeys(item["value"] for value in raw for item in value["products"] if item["value"]))

    def picture_paths(self) -> list[str]:
        """Files of the pictures that the page shows, relative to the media folder."""
        pictures = [self.picture] if self.picture else []
        for block in self.body:
            if block.block_type == "picture":
                pictures.append(block.value["picture"])
            if block.block_type == "gallery":
                pictures.extend(item["picture"] for item in block.value["pictures"])
        return [picture.file.name for picture in pictures if picture]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        from cms.reading import article_context  # what surrounds a text knows all texts

        context = super().get_context(request, *args, **kwargs)
        context.update(article_context(self))
        return context
