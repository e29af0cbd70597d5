"""The Union's tree, with dates: a merged unit keeps its past (DESIGN, rule 9)."""

import re
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from shop.core import clock


class Level(models.TextChoices):
    NATIONAL = "national", _("National")
    PROVINCE = "province", _("Province or city")
    COMMUNE = "commune", _("Commune union")
    BRANCH = "branch", _("Branch")


_BRANCH_TITLE = re.compile(r"^Chi hội (?:phụ nữ )?(?:(?:thôn|xóm|khu phố|khu dân cư|tổ dân phố|ấp) )?", re.IGNORECASE)


class Unit(MP_Node):
    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=12, choices=Level)
    search_key = models.CharField(max_length=160, db_index=True)
    commune = models.ForeignKey("places.Commune", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    province_name = models.CharField(max_length=60, blank=True)
    former_province = models.CharField(max_length=60, blank=True)
    member_count = models.PositiveIntegerField(null=True, blank=True)
    branch_count = models.PositiveIntegerField(null=True, blank=True)
    figures_are = models.CharField(max_length=20, blank=True, help_text="real-counts, demo-counts…")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")

    node_order_by = ["search_key"]

    def __str__(self) -> str:
        return self.name

    @property
    def village(self) -> str:
        """Nà Kéo of "Chi hội phụ nữ thôn Nà Kéo": what the branch is called where all are branches."""
        return _BRANCH_TITLE.sub("", self.name)

    @property
    def path_above(self) -> str:
        """The path of the unit right above: of a branch, its commune's."""
        return self.path[: -self.steplen]

    def stands_over(self, other: "Unit") -> bool:
        """True for the unit itself and all beneath it."""
        return other.path.startswith(self.path)


class Office(models.TextChoices):
    BRANCH_HEAD = "branch_head", _("Branch head")
    COMMUNE_OFFICER = "commune_officer", _("Union officer")
    EDITOR = "editor", _("Editor")
    APPROVING_EDITOR = "approving_editor", _("Approving editor")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def held_on(self, day: date) -> "AppointmentQuerySet":
        return self.filter(held_from__lte=day).filter(models.Q(held_until=None) | models.Q(held_until__gte=day))

    def held_now(self) -> "AppointmentQuerySet":
        return self.held_on(clock.today())


class Appointment(models.Model):
    """Who holds which office over which unit, from when, until when, on what ground."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    office = models.CharField(max_length=20, choices=Office)
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=255, blank=True)
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "office"], condition=models.Q(held_until=None), name="one_open_appointment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.office} {self.unit}"
