"""The member register of the Union, as its offices send it. Membership adds to legal identity and never replaces it."""

from django.conf import settings
from django.db import models

from sellers.units.models import Unit


class RegisterImport(models.Model):
    """One file that was read: whose, by whom, when, and what came of its rows."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="register_imports")
    file_name = models.CharField(max_length=255)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.JSONField(default=list)
    warnings = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.file_name} {self.imported_at:%Y-%m-%d}"


class RegisterUpload(models.Model):
    """A file between its preview and its import: kept a day, taken away once it has been brought in."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.file_name


class Member(models.Model):
    """A woman in the register. Two may share name and birth year: card, phone and branch tell them apart."""

    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="members")
    full_name = models.CharField(max_length=120)
    search_key = models.CharField(max_length=120, db_index=True)
    sort_key = models.CharField(
        max_length=200, blank=True, db_index=True, help_text="given name, then the whole name, folded (FIELD 5.4)"
    )
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.CharField(max_length=80, blank=True)
    # As written in the file (a year, a month or a day), and the earliest day it can mean.
    joined_as_written = models.CharField(max_length=20, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=16, blank=True, db_index=True, help_text="E.164")
    card_number = models.CharField(max_length=30, blank=True)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="membership"
    )
    first_import = models.ForeignKey(RegisterImport, null=True, on_delete=models.PROTECT, related_name="+")
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["search_key", "birth_year"], name="member_by_name_and_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["card_number"], condition=~models.Q(card_number=""), name="member_card_once"
            )
        ]

    def __str__(self) -> str:
        return self.full_name
