"""Figures inside a story, each with its qualifier, place, year and source."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock
from wagtail.snippets.blocks import SnippetChooserBlock


def figures_block() -> ListBlock:
    return ListBlock(
        SnippetChooserBlock("cms.Figure", label=_("Figure")),
        label=_("Figures"),
        icon="order",
        template="cms/blocks/figures.html",
        description=_("Numbers from the Union's figures. Qualifier, place, year and source are shown with each."),
    )
