"""The rows at which orders with the same phone or address wait for each other."""

from django.db import models


class CashAllowance(models.Model):
    """One a phone, one an address. `key` is a hash: the row must be found, not read."""

    key = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
