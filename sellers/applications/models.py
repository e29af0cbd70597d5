"""A woman asks to sell; her branch vouches, the commune approves. Each word given is a row with its author."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.members.models import Member
from sellers.shops.models import Kind, Shop
from sellers.units.models import Unit


class Application(models.Model):
    """`closed_at` empty: still open. A person has one open application (constraint)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications")
    branch = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="applications")
    full_name = models.CharField(max_length=120)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    card_number = models.CharField(max_length=30, blank=True)
    shop_name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind)
    will_sell = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="applications")
    shop = models.OneToOneField(Shop, null=True, blank=True, on_delete=models.PROTECT, related_name="application")

    class Meta:
        ordering = ["submitted_at"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=models.Q(closed_at=None), name="one_open_application")
        ]

    def __str__(self) -> str:
        return f"{self.full_name}: {self.shop_name}"


class Word(models.TextChoices):
    VOUCH = "vouch", _("Vouched")
    APPROVE = "approve", _("Approved")
    ASK_MORE = "ask_more", _("More needed")
    ANSWER = "answer", _("Answered")
    REFUSE = "refuse", _("Not vouched")


class Decision(models.Model):
    """One word about an application. `reason` is what the woman reads; a refusal must have one (constraint)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    word = models.CharField(max_length=10, choices=Word)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_as = models.CharField(max_length=20, blank=True)
    given_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    no_kinship = models.BooleanField(default=False, help_text="she says she is no relative of the applicant")

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "word"],
                condition=models.Q(word__in=["vouch", "approve", "refuse"]),
                name="final_words_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(word="refuse") | ~models.Q(reason=""), name="refusal_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.word} by {self.given_by_id}"
