"""What a product's label says and Oscar has no column for. One row a product, and one a size of it (child product)."""

from django.core.validators import MinValueValidator
from django.db import models

from catalog.facts.sending import ShippingClass


class ProductFacts(models.Model):
    product = models.OneToOneField("catalogue.Product", on_delete=models.CASCADE, related_name="facts")
    title_en = models.CharField(max_length=255, blank=True)
    summary_vi = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    unit = models.CharField(max_length=30, help_text="sold by: túi, hộp, chai, con…")
    size_label = models.CharField(max_length=60, blank=True, help_text="500 g; the name of a size among others")
    # Grams; millilitres where `by_volume`; null for services and goods sold by the piece.
    net_weight = models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    by_volume = models.BooleanField(default=False)
    season_months = models.JSONField(default=list, blank=True, help_text="1 to 12; empty: all year")
    perishable = models.BooleanField(default=False)
    shelf_life_days = models.PositiveIntegerField(null=True, blank=True)
    storage = models.CharField(max_length=255, blank=True)
    storage_en = models.CharField(max_length=255, blank=True)
    ingredients = models.TextField(blank=True)
    allergens = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    culture_note = models.TextField(blank=True)
    # Empty: as it follows from the rest (sending.class_of).
    shipping_class = models.CharField(max_length=10, choices=ShippingClass, blank=True, db_default="")
    # The packed piece in centimetres, for goods that are larger than heavy; null where weight alone counts.
    length_cm = models.PositiveSmallIntegerField(null=True, blank=True)
    width_cm = models.PositiveSmallIntegerField(null=True, blank=True)
    height_cm = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "product facts"

    def __str__(self) -> str:
        return f"{self.product_id} {self.size_label}"


class CategoryFacts(models.Model):
    """What Oscar's category has no column for: its English name, and whether its goods are compared by weight."""

    category = models.OneToOneField("catalogue.Category", on_delete=models.CASCADE, related_name="facts")
    name_en = models.CharField(max_length=120, blank=True)
    by_weight = models.BooleanField(default=False, help_text="set on a group, holds for all under it")

    class Meta:
        verbose_name_plural = "category facts"

    def __str__(self) -> str:
        return self.name_en
