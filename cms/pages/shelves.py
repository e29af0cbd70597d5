"""The four shelves on which texts stand: news, role models, lessons, figures."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.forms import TopLevelForm
from cms.pages.article import ArticlePage, Kind
from cms.pages.guarded import GuardedPage
from cms.reading import figures_by_unit, shelf_context


class Shelf(GuardedPage, Page):
    """A text stands under the Vietnamese shelf only. The English shelf shows the same texts under /en/, with their
    English title and summary, and says that the text itself is in Vietnamese."""

    kinds: ClassVar[tuple[Kind, ...]] = ()

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [FieldPanel("title"), FieldPanel("intro")]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]
    base_form_class = TopLevelForm
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)
        if len(path_components) > 1:
            raise Http404
        article = self.texts().filter(slug=path_components[0]).select_related("unit", "picture").first()
        if article is None:
            raise Http404
        article.shelf = self
        return RouteResult(article)

    def texts(self) -> models.QuerySet[ArticlePage]:
        """Published texts of this shelf, whichever language the shelf speaks."""
        return ArticlePage.objects.live().filter(kind__in=self.kinds)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context.update(shelf_context(self, request))
        return context


class NewsIndex(Shelf):
    kinds = (Kind.NEWS, Kind.CONTEST)
    template = "cms/shelf_page.html"

    class Meta:
        verbose_name = _("news")


class StoryIndex(Shelf):
    kinds = (Kind.ROLE_MODEL, Kind.GOOD_DEED)
    template = "cms/shelf_page.html"

    class Meta:
        verbose_name = _("role models")


class LessonIndex(Shelf):
    kinds = (Kind.LESSON,)
    template = "cms/shelf_page.html"

    class Meta:
        verbose_name = _("digital lessons")


class FiguresIndex(Shelf):
    kinds = (Kind.FIGURES,)
    template = "cms/figures_page.html"

    class Meta:
        verbose_name = _("figures of the Union")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["groups"] = figures_by_unit()
        return context


SHELVES: tuple[type[Shelf], ...] = (NewsIndex, StoryIndex, LessonIndex, FiguresIndex)
