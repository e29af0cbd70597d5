"""How many asked for the same words on a day; no row is about anybody."""

from django.db import models


class PopularSearch(models.Model):
    """`folded` is what is counted, `spelling` how it is shown. Written only where `askers` are many."""

    day = models.DateField(db_index=True)
    folded = models.CharField(max_length=60)
    spelling = models.CharField(max_length=60)
    askers = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "folded"], name="popular_search_once_a_day")]

    def __str__(self) -> str:
        return f"{self.spelling}: {self.askers} on {self.day:%Y-%m-%d}"
