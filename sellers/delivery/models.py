"""How a shop sends, from when until when, and who said so."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import models

from sellers.delivery.ways import Way
from sellers.shops.models import Shop

MONDAY_TO_SATURDAY = (0, 1, 2, 3, 4, 5)
MONDAY_TO_THURSDAY = (0, 1, 2, 3)  # what spoils does not lie over a weekend (FIELD 6)
THREE_IN_THE_AFTERNOON = 15


@dataclass(frozen=True)
class Terms:
    """As plain values, with what holds for a shop that has said nothing. Weekdays count from Monday, 0.

    `own_communes` are codes of communes that the seller reaches herself: kilometres between communes are not known.
    """

    ways: tuple[str, ...] = (Way.POST, Way.COLD, Way.PICK_UP)
    weekdays: tuple[int, ...] = MONDAY_TO_SATURDAY
    fresh_weekdays: tuple[int, ...] = MONDAY_TO_THURSDAY
    cut_off_hour: int = THREE_IN_THE_AFTERNOON
    run_weekday: int | None = None
    own_communes: tuple[str, ...] = ()
    own_fee_dong: int = 0
    coach_provinces: tuple[str, ...] = ()
    coach_fee_dong: int = 0


class DeliveryTerms(models.Model):
    """One row in force a shop; orders keep what they were placed with. Fields as in `Terms`."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="delivery_terms")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=255, blank=True)
    ways = models.JSONField(default=list)
    weekdays = models.JSONField(default=list)
    fresh_weekdays = models.JSONField(default=list)
    cut_off_hour = models.PositiveSmallIntegerField(default=THREE_IN_THE_AFTERNOON)
    run_weekday = models.PositiveSmallIntegerField(null=True, blank=True, help_text="of the weekly run; 0 is Monday")
    own_communes = models.JSONField(default=list, blank=True)
    own_fee_dong = models.PositiveBigIntegerField(default=0)
    coach_provinces = models.JSONField(default=list, blank=True)
    coach_fee_dong = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop"], condition=models.Q(until=None), name="terms_once_in_force"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="terms_end_later"
            ),
            models.CheckConstraint(condition=models.Q(cut_off_hour__lte=23), name="terms_hour_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id}: {', '.join(self.ways)}"

    def in_force(self, moment: datetime) -> bool:
        return self.since <= moment and (self.until is None or moment < self.until)

    def as_terms(self) -> Terms:
        return Terms(
            ways=tuple(self.ways),
            weekdays=tuple(self.weekdays),
            fresh_weekdays=tuple(self.fresh_weekdays),
            cut_off_hour=self.cut_off_hour,
            run_weekday=self.run_weekday,
            own_communes=tuple(self.own_communes),
            own_fee_dong=self.own_fee_dong,
            coach_provinces=tuple(self.coach_provinces),
            coach_fee_dong=self.coach_fee_dong,
        )


def terms_of(shop: Shop) -> Terms:
    """The terms of a shop that came with its row (`shops.selectors.shop_of`); no query."""
    row = getattr(shop, "terms_row", None)
    return row.as_terms() if row is not None else Terms()
