"""Pieces held for a buyer. The count itself is Oscar's stock record, guarded by the database (decision 0003)."""

from django.db import models


class Reservation(models.Model):
    """Pieces of a stock record held for an order line: until paid or shipped, or until `held_until` passes."""

    stock_record = models.ForeignKey("partner.StockRecord", on_delete=models.PROTECT, related_name="reservations")
    line = models.OneToOneField("order.Line", on_delete=models.PROTECT, related_name="reservation")
    quantity = models.PositiveIntegerField()
    held_from = models.DateTimeField()
    held_until = models.DateTimeField(null=True, blank=True, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=12, blank=True, help_text="shipped, released or expired")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(quantity__gt=0), name="reservation_of_something")]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.stock_record_id}"
