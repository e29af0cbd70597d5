"""A seller's shop (gian hàng): her face to buyers, over an Oscar partner. Its states are dated rows."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sellers.units.models import Unit
from shop.core import clock


class Kind(models.TextChoices):
    COOPERATIVE = "cooperative", _("Cooperative")
    COOPERATIVE_GROUP = "cooperative_group", _("Cooperative group")
    HOUSEHOLD = "household", _("Household business")


class Shop(models.Model):
    partner = models.OneToOneField("partner.Partner", on_delete=models.PROTECT, related_name="shop")
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="shops", help_text="the commune's union")
    branch = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="branch_shops")
    commune = models.ForeignKey("places.Commune", on_delete=models.PROTECT, related_name="+")
    about_vi = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    founded = models.PositiveSmallIntegerField(null=True, blank=True)
    women_members = models.PositiveIntegerField(null=True, blank=True)
    women_share_pct = models.PositiveSmallIntegerField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    ships_to = models.CharField(max_length=120, blank=True)
    payment_methods = models.JSONField(default=list)
    picture = models.CharField(max_length=200, blank=True, help_text="path under media")
    opened_at = models.DateTimeField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("shops:detail", kwargs={"slug": self.slug})


class ShopKeeperQuerySet(models.QuerySet["ShopKeeper"]):
    def keeping_now(self) -> "ShopKeeperQuerySet":
        today = clock.today()
        return self.filter(models.Q(until=None) | models.Q(until__gte=today), since__lte=today)


class ShopKeeper(models.Model):
    """Who may act for a shop, from when until when."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="keepers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shop_keepings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ShopKeeperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "person"], condition=models.Q(until=None), name="keeps_a_shop_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} keeps {self.shop_id}"


class ShopPause(models.Model):
    """The shop takes no orders: her own days off, or somebody's decision."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=255)

    def __str__(self) -> str:
        return f"{self.shop_id} paused: {self.why}"


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def valid_on(self, day: date) -> "AttestationQuerySet":
        return self.filter(valid_from__lte=day, valid_until__gte=day).exclude(withdrawn_on__lte=day)


class Attestation(models.Model):
    """The branch's signed word for a shop, good for 24 months (FIELD 9, union.attestation_months)."""

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="attestations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", help_text="the branch that vouches")
    unit_name_as_signed = models.CharField(max_length=160)
    vouched_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=255, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(db_index=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = AttestationQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gt=models.F("valid_from")), name="attestation_ends_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_name_as_signed} for {self.shop_id} until {self.valid_until}"

    def is_valid_on(self, day: date) -> bool:
        withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= day
        return self.valid_from <= day <= self.valid_until and not withdrawn
