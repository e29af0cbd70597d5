"""Provinces and communes since 1 July 2025, and the names people still use for them (FIELD 0.1, 5.2)."""

from django.db import models


class Province(models.Model):
    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    search_key = models.CharField(max_length=60, db_index=True)

    class Meta:
        ordering = ["search_key"]

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    code = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes")
    search_key = models.CharField(max_length=60, db_index=True)

    class Meta:
        ordering = ["search_key"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """`xã Lâm Thượng`: the kind belongs to the name in an address."""
        return f"{self.kind} {self.name}"

    @property
    def in_province(self) -> str:
        """`xã Lâm Thượng, tỉnh Lào Cai`: as the law wants an address to end. Needs the province."""
        return f"{self.full_name}, {self.province.kind} {self.province.name}"


class FormerCommune(models.Model):
    """A name until 30 June 2025 and a commune of today it went into; several rows where it was split."""

    former_code = models.CharField(max_length=5)
    name = models.CharField(max_length=80)
    district = models.CharField(max_length=80)
    province_name = models.CharField(max_length=60)
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="former")
    is_default = models.BooleanField()
    split = models.BooleanField()
    search_key = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["former_code", "commune"], name="former_commune_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.district}, {self.province_name}"
