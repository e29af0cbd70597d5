"""The books: postings and their entries. The database refuses to change or to take out either (decision 0011)."""

from django.db import models

from sellers.shops.models import Shop


class Account(models.TextChoices):
    """What the market owns is positive, what it owes is negative."""

    MONEY_STRIPE = "money_stripe"
    MONEY_BANK = "money_bank"
    CASH_SELLER = "cash_seller"
    CASH_CARRIER = "cash_carrier"
    BUYER_CLEARING = "buyer_clearing"
    SELLER_PAYABLE = "seller_payable"
    MARKET_DISCOUNTS = "market_discounts"
    REFUNDS = "refunds"
    SUSPENSE = "suspense"
    DISPUTES = "disputes"


class Posting(models.Model):
    """One event in the books. `reason` is its name in the world: the same one is posted once.

    `about` is the number of the purchase, where there is one.
    """

    reason = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=32, blank=True, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.reason


class Entry(models.Model):
    """A signed sum on an account; those of a posting come to zero. `party` is the shop it concerns."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="entries")
    account = models.CharField(max_length=20, choices=Account)
    party = models.ForeignKey(Shop, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger_entries")
    amount_dong = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["account", "party"], name="entry_by_account")]
        constraints = [models.CheckConstraint(condition=~models.Q(amount_dong=0), name="entry_of_something")]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_dong}"


class Seal(models.Model):
    """What the postings up to `until` (a key) gave as a hash on that day, the seal before it included."""

    day = models.DateField(unique=True)
    until = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day}: {self.digest[:12]}"
