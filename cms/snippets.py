"""Figures: numbers about the Union's work. Each says how exact it is, of where, of which year and from which source."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.forms import FigureForm
from shop.core.text import fold


class Qualifier(models.TextChoices):
    EXACT = "exact", _("exactly")
    MORE_THAN = "more than", _("more than")
    NEARLY = "nearly", _("nearly")
    RANGE = "range", _("from … to")


class Figure(index.Indexed, models.Model):
    """`value` stands in the plain unit (36000000000 đồng, not 36 tỷ); pages shorten it."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name_vi = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=2)
    value_max = models.DecimalField(_("up to"), max_digits=18, decimal_places=2, null=True, blank=True)
    measure_vi = models.CharField(_("counted in"), max_length=40)
    measure_en = models.CharField(_("counted in, English"), max_length=40, blank=True)
    qualifier = models.CharField(_("how exact"), max_length=10, choices=Qualifier, default=Qualifier.EXACT)
    union_unit = models.ForeignKey(
        "sellers.Unit", verbose_name=_("Union unit"), null=True, on_delete=models.PROTECT, related_name="figures"
    )
    place = models.CharField(
        _("place"), max_length=120, help_text=_("Name the former place where the number is of it.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Empty: the source names none.")
    )
    source = models.CharField(_("source"), max_length=160)
    source_file = models.CharField(max_length=120, blank=True, editable=False)
    demonstration = models.BooleanField(_("made up for the demonstration"), default=False)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name_vi"),
                FieldPanel("name_en"),
                FieldRowPanel([FieldPanel("qualifier"), FieldPanel("value"), FieldPanel("value_max")]),
                FieldRowPanel([FieldPanel("measure_vi"), FieldPanel("measure_en")]),
            ],
            heading=_("What was counted"),
        ),
        MultiFieldPanel(
            [FieldPanel("union_unit"), FieldRowPanel([FieldPanel("place"), FieldPanel("year")]), FieldPanel("source")],
            heading=_("Where, when, who says so"),
        ),
        FieldPanel("code"),
    ]
    base_form_class = FigureForm
    search_fields = [
        index.SearchField("folded_name"),
        index.AutocompleteField("folded_name"),
        index.SearchField("name_vi"),
        index.AutocompleteField("name_vi"),
    ]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(qualifier="range", value_max__gt=models.F("value"))
                | (~models.Q(qualifier="range") & models.Q(value_max=None)),
                name="figure_range_has_an_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name_vi} ({self.place})"

    def folded_name(self) -> str:
        return fold(f"{self.name_vi} {self.place}")
