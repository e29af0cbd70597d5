"""A product as a seller's listing: who lists it, and each span in which it was on sale."""

from django.conf import settings
from django.db import models

from sellers.shops.models import Shop


class Listing(models.Model):
    """One-to-one with the public product, not its sizes. Without an open publication: a draft, or paused."""

    product = models.OneToOneField("catalogue.Product", on_delete=models.CASCADE, related_name="listing")
    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="listings")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.product_id} by {self.shop_id}"


class Publication(models.Model):
    """On sale from `since` until `until` (open while empty), put there and taken away by whom and why."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="publications")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    why_ended = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["listing"], condition=models.Q(until=None), name="one_open_publication")
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} since {self.since:%Y-%m-%d}"
