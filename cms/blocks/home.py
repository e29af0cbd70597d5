"""Parts of the home page. The editor orders them; one that has nothing to show is not shown."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.images.blocks import ImageChooserBlock


class HeroBlock(StructBlock):
    title = TextBlock(label=_("Promise"), rows=2)
    text = TextBlock(label=_("One sentence"), rows=2, required=False)
    picture = ImageChooserBlock(label=_("Picture, twice as wide as high"), required=False)
    button = CharBlock(label=_("Words on the button"))
    why = CharBlock(label=_("Words on the link to the reasons"), required=False)

    class Meta:
        label = _("Head of the page")
        icon = "home"
        description = _("Picture, promise and the way to the goods.")


class GroupsBlock(StructBlock):
    title = CharBlock(label=_("Title"))

    class Meta:
        label = _("Groups of goods")
        icon = "grip"
        description = _("The six OCOP groups as tiles.")


class SeasonBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    count = IntegerBlock(label=_("How many"), default=4, min_value=2, max_value=12)

    class Meta:
        label = _("In season")
        icon = "calendar"
        description = _("Goods whose season is this month.")


class OftenOrderedBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    count = IntegerBlock(label=_("How many"), default=8, min_value=2, max_value=12)

    class Meta:
        label = _("Often ordered")
        icon = "tag"
        description = _("Goods that buyers order most.")


class MakersBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    count = IntegerBlock(label=_("How many"), default=3, min_value=3, max_value=9)

    class Meta:
        label = _("Makers")
        icon = "group"
        description = _("Shops that are vouched for; every day others come first.")


class StoryBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    story = PageChooserBlock(
        label=_("Story"), page_type="cms.ArticlePage", required=False, help_text=_("Left empty: the newest one.")
    )
    others = IntegerBlock(label=_("How many others under it"), default=3, min_value=0, max_value=6)

    class Meta:
        label = _("Stories")
        icon = "doc-full"
        description = _("One leading story and the newest others.")


class ReasonBlock(StructBlock):
    icon = ChoiceBlock(
        label=_("Pictogram"),
        choices=[("vouch", _("Shield")), ("star", _("Star")), ("cash", _("Money")), ("truck", _("Lorry"))],
        default="vouch",
    )
    title = CharBlock(label=_("Title"))
    text = TextBlock(label=_("Text"), rows=2)


class TrustBlock(StructBlock):
    title = CharBlock(label=_("Title"))
    reasons = ListBlock(ReasonBlock(), label=_("Reasons"))

    class Meta:
        label = _("Why trust us")
        icon = "tick"
        description = _("Reasons, each a fact that can be checked.")


class HomeBlock(StreamBlock):
    hero = HeroBlock()
    groups = GroupsBlock()
    season = SeasonBlock()
    makers = MakersBlock()
    often = OftenOrderedBlock()
    story = StoryBlock()
    trust = TrustBlock()
