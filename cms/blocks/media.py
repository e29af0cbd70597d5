"""Pictures inside a story. The alternative text is the description of the picture in the library."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), required=False)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "cms/blocks/picture.html"
        description = _("One picture with a caption.")


class GalleryBlock(StructBlock):
    pictures = ListBlock(PictureBlock(), label=_("Pictures"), min_num=0)
    caption = CharBlock(label=_("Caption"), required=False)

    class Meta:
        label = _("Gallery")
        icon = "image"
        template = "cms/blocks/gallery.html"
        description = _("Several pictures side by side. Without pictures it is not shown.")
