"""The editors' picture library: a sentence for those who do not see the picture, in both languages, and its maker."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from shop.core.formats import is_vietnamese
from shop.core.text import fold


class Picture(AbstractImage):
    """`description` (Wagtail's field) is the sentence in Vietnamese. Pages show the file in the market's own widths."""

    alt_en = models.CharField(_("description in English"), max_length=255, blank=True)
    credit = models.CharField(_("who made it"), max_length=120, blank=True)

    admin_form_fields = ("title", "file", "description", "alt_en", "credit", "collection", "tags")
    search_fields: ClassVar = [*AbstractImage.search_fields, index.SearchField("folded_title")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def alt(self) -> str:
        return self.description if is_vietnamese() or not self.alt_en else self.alt_en

    def folded_title(self) -> str:
        return fold(f"{self.title} {self.description}")


class PictureRendition(AbstractRendition):
    """Wagtail's own small copies, for the editors' interface."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_picture_rendition")
        ]
