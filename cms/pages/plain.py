"""Pages with no date and no unit: how to order, delivery, the rules of the market."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.body import PlainBodyBlock
from cms.forms import TopLevelForm
from cms.pages.guarded import GuardedPage


class PlainPage(GuardedPage, Page):
    body = StreamField(PlainBodyBlock(), verbose_name=_("text"))

    content_panels = [FieldPanel("title"), FieldPanel("body")]
    promote_panels = [FieldPanel("slug"), FieldPanel("search_description")]
    base_form_class = TopLevelForm
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    template = "cms/plain_page.html"

    class Meta:
        verbose_name = _("information page")
