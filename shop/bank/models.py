"""Lines of the market's bank account: what came, who told it, what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BankTransaction(models.Model):
    """One line as one provider told it, written once: (provider, provider_id). Amount in đồng, above zero.

    The same money told by two providers is two rows: the later one's `same_as` is the row that counts. Rows that count
    are held apart by the bank's own number of the movement (`bank_key`, `nth` of those a provider tells alike).
    """

    class Provider(models.TextChoices):
        SEPAY = "sepay", "SePay"
        CASSO = "casso", "Casso"
        STATEMENT = "statement", _("statement")
        BY_HAND = "hand", _("entered by hand")

    class Direction(models.TextChoices):
        IN = "in", _("money in")
        OUT = "out", _("money out")

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("bank line", "new")
        QUEUED = "queued", _("waits for a person")
        APPLIED = "applied", _("matched")
        IGNORED = "ignored", _("put aside")
        RETURNED = "returned", _("to be sent back")

    class Why(models.TextChoices):
        """Why it waits, or why it was put aside; finance.explained says it in sentences."""

        NO_CODE = "no_code"
        UNKNOWN_CODE = "unknown_code"
        SEVERAL_ORDERS = "several_orders"
        LIKE_ANOTHER = "like_another"
        NOT_RELEASED = "not_released"
        OUTGOING = "outgoing"
        OTHER_ACCOUNT = "other_account"
        TOLD_BEFORE = "told_before"
        BY_PERSON = "by_person"

    provider = models.CharField(max_length=10, choices=Provider)
    provider_id = models.CharField(max_length=80)
    account = models.CharField(max_length=40)
    amount_dong = models.PositiveBigIntegerField()
    direction = models.CharField(max_length=3, choices=Direction)
    memo_raw = models.CharField(max_length=500, blank=True)
    memo_code = models.CharField(max_length=120, blank=True, help_text="whole codes found in it, parted by spaces")
    posted_at = models.DateTimeField(db_index=True)
    reference = models.CharField(max_length=64, blank=True, help_text="the bank's own number of the movement")
    payer = models.CharField(max_length=160, blank=True)
    raw = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    bank_key = models.CharField(max_length=160, blank=True)
    nth = models.PositiveSmallIntegerField(default=1)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="told_again")
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    why = models.CharField(max_length=16, choices=Why, blank=True)
    note = models.CharField(max_length=255, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["posted_at", "pk"]
        indexes = [
            models.Index(fields=["state", "posted_at"], name="bank_line_by_state"),
            models.Index(fields=["bank_key", "provider"], name="bank_line_by_key"),
            models.Index(fields=["amount_dong", "posted_at"], name="bank_line_by_amount"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["provider", "provider_id"], name="bank_line_once"),
            models.UniqueConstraint(
                fields=["bank_key", "nth"], condition=~Q(bank_key="") & Q(same_as=None), name="bank_movement_once"
            ),
            models.CheckConstraint(condition=Q(amount_dong__gt=0), name="bank_line_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.provider}:{self.provider_id}"

    @property
    def codes(self) -> list[str]:
        return self.memo_code.split()

    @property
    def waits(self) -> bool:
        return self.state in WAITING


WAITING = (BankTransaction.State.NEW, BankTransaction.State.QUEUED)


class StatementUpload(models.Model):
    """A statement between its preview and its import: kept a day, taken away once it has been brought in."""

    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.file_name


class Inquiry(models.Model):
    """A buyer says she has sent money that her page does not know of: what she wrote, how much. Kept by her code."""

    code = models.CharField(max_length=25, db_index=True)
    order_number = models.CharField(max_length=32)
    words = models.CharField(max_length=200, blank=True, help_text="the memo she wrote instead")
    amount_dong = models.PositiveBigIntegerField(null=True, blank=True)
    told = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(closed_at=None), name="one_open_inquiry_a_code")
        ]

    def __str__(self) -> str:
        return f"{self.order_number}: {self.code}"
