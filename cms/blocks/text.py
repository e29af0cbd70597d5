"""Words of a story: plain text, no rich editor (it loses text on many phones), so nothing can be smuggled in."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, TextBlock


class ParagraphBlock(TextBlock):
    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"
        template = "cms/blocks/paragraph.html"
        description = _("Plain text. An empty line begins a new paragraph.")
        preview_value = "Sau khi xã mới đi vào hoạt động, Hội gom các chi hội về một đầu mối."


class HeadingBlock(CharBlock):
    class Meta:
        label = _("Heading")
        icon = "title"
        template = "cms/blocks/heading.html"
        description = _("A heading inside the text.")
        preview_value = "Cách làm"


class QuoteBlock(StructBlock):
    text = TextBlock(label=_("What she said"), rows=3)
    attribution = CharBlock(label=_("Who says it"), required=False)
    illustrative = BooleanBlock(
        label=_("Illustrative"),
        required=False,
        help_text=_("Tick it if no real person said this: the page tells the reader."),
    )

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "cms/blocks/quote.html"
        description = _("Her own words, set apart.")
        preview_value = {"text": "Trước tôi chỉ lo bán cho hết, giờ tôi lo làm cho đều.", "attribution": "Chị T."}


def bullets_block() -> ListBlock:
    return ListBlock(
        CharBlock(label=_("Line"), max_length=300),
        label=_("List"),
        icon="list-ul",
        template="cms/blocks/list.html",
        description=_("Short lines, one under the other."),
        preview_value=["Nuôi đủ tháng mới bán", "Ghi ngày xuất chuồng"],
    )
