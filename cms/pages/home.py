"""The home page: parts that the editor orders."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.home import HomeBlock
from cms.home_parts import parts_with_content
from cms.pages.guarded import GuardedPage


class HomePage(GuardedPage, Page):
    parts = StreamField(HomeBlock(), verbose_name=_("parts of the page"))

    content_panels = [FieldPanel("title"), FieldPanel("parts")]
    promote_panels = [FieldPanel("search_description")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.NewsIndex", "cms.StoryIndex", "cms.LessonIndex", "cms.FiguresIndex", "cms.PlainPage"]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = parts_with_content(self)
        return context
