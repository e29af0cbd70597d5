"""OCOP certificates. Valid is a question asked of a day, not a flag (DESIGN, rule 6)."""

from datetime import date

from django.conf import settings
from django.db import models

STARS = (3, 4, 5)  # what the programme certifies (FIELD 1.3); the database holds to it below


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def valid_on(self, day: date) -> "CertificateQuerySet":
        return self.filter(issued_on__lte=day, expires_on__gte=day).exclude(revoked_on__lte=day)


class Certificate(models.Model):
    """A decision that gave a product its stars, as the paper has it (FIELD 1.4). It holds through `expires_on`."""

    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="certificates")
    number = models.SlugField(max_length=80, unique=True, help_text="the paper's number as it stands in an address")
    decision_no = models.CharField(max_length=80)
    stars = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    expires_on = models.DateField(db_index=True)
    issuer = models.CharField(max_length=120, blank=True)
    product_name = models.CharField(max_length=255)
    holder_name = models.CharField(max_length=255)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_why = models.TextField(blank=True)
    demonstration = models.BooleanField(default=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on"]
        constraints = [
            models.CheckConstraint(condition=models.Q(stars__range=(3, 5)), name="certificate_stars_3_to_5"),
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("issued_on")), name="certificate_ends_after_issue"
            ),
        ]

    def __str__(self) -> str:
        return self.decision_no

    def is_valid_on(self, day: date) -> bool:
        revoked = self.revoked_on is not None and self.revoked_on <= day
        return self.issued_on <= day <= self.expires_on and not revoked


class Expiry(models.Model):
    """That a certificate's end was noticed, once, so that the daily run may be repeated."""

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, related_name="expiry")
    noticed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.noticed_at:%Y-%m-%d}"
