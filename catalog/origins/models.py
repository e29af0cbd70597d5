"""Where a product is made, which need not be where its seller lives."""

from django.db import models


class Origin(models.Model):
    product = models.OneToOneField("catalogue.Product", on_delete=models.CASCADE, related_name="origin")
    commune = models.ForeignKey("places.Commune", on_delete=models.PROTECT, related_name="+")
    former_province = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.product_id}: {self.commune_id}"
