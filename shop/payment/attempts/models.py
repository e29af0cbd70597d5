"""What is owed for a purchase, what was tried, what came and what goes back. Amounts are whole đồng."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shop.order.purchases.models import Purchase


class Payment(models.Model):
    """One a purchase. `due_dong` is what its parts cost now: it falls when a part ends and nothing is owed for it.

    `deposit_dong` must come before sellers are told; the rest then comes at the door. `expires_at` empty: never.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for payment")
        CHECKING = "checking", _("Payment is being checked")
        PART_PAID = "part_paid", _("Paid in part")
        PAID = "paid", _("Paid")
        REFUNDED = "refunded", _("Refunded")
        FAILED = "failed", _("Given up")
        EXPIRED = "expired", _("Not paid in time")

    purchase = models.OneToOneField(Purchase, on_delete=models.PROTECT, related_name="payment")
    method = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    due_dong = models.PositiveBigIntegerField()
    deposit_dong = models.PositiveBigIntegerField(default=0)
    received_dong = models.PositiveBigIntegerField(default=0)
    refunded_dong = models.PositiveBigIntegerField(default=0, help_text="sent back or to be sent back")
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "expires_at"], name="payment_by_end")]
        constraints = [
            models.CheckConstraint(condition=Q(refunded_dong__lte=F("received_dong")), name="refunded_was_received"),
            models.CheckConstraint(
                condition=Q(due_dong__gte=0, deposit_dong__gte=0, received_dong__gte=0, refunded_dong__gte=0),
                name="payment_sums_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purchase_id}: {self.state}"

    @property
    def kept_dong(self) -> int:
        """Received and not sent back."""
        return self.received_dong - self.refunded_dong

    @property
    def to_pay_now_dong(self) -> int:
        """What is still missing before sellers are told: the deposit where there is one, else the whole."""
        return max((self.deposit_dong or self.due_dong) - self.kept_dong, 0)

    @property
    def is_open(self) -> bool:
        """Money is still awaited."""
        return self.state in WAITING


WAITING = (Payment.State.PENDING, Payment.State.CHECKING, Payment.State.PART_PAID)


class PaymentAttempt(models.Model):
    """A try at paying, written before anybody outside is asked. `memo` is the code of a transfer."""

    class Kind(models.TextChoices):
        CARD = "card"
        TRANSFER = "transfer"

    class State(models.TextChoices):
        OPEN = "open"
        CHECKING = "checking"
        SUCCEEDED = "succeeded"
        FAILED = "failed"
        EXPIRED = "expired"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="attempts")
    kind = models.CharField(max_length=10, choices=Kind)
    amount_dong = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    provider_ref = models.CharField(max_length=120, blank=True, help_text="the provider's session")
    payment_intent = models.CharField(max_length=120, blank=True, db_index=True)
    pay_url = models.TextField(blank=True)
    memo = models.CharField(max_length=25, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="when the provider was last asked about it")

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["kind", "state", "asked_at"], name="attempt_to_ask_about")]
        constraints = [
            models.UniqueConstraint(fields=["provider_ref"], condition=~Q(provider_ref=""), name="provider_ref_once"),
            models.UniqueConstraint(fields=["memo"], condition=~Q(memo=""), name="memo_once"),
            models.CheckConstraint(condition=Q(amount_dong__gt=0), name="attempt_at_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.state}"


class ReceivedEvent(models.Model):
    """A provider's message, written in the transaction of its effect: a repeat finds it here."""

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=80)
    received_at = models.DateTimeField()
    attempt = models.ForeignKey(PaymentAttempt, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    outcome = models.CharField(max_length=40, blank=True)
    payload = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="event_once")]

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id}"


class Receipt(models.Model):
    """Money that came. `in_suspense_dong` of it belongs to no order yet and waits for a person.

    A sum in another currency is only written down: the books hold whole đồng.
    """

    class Source(models.TextChoices):
        STRIPE = "stripe"
        BANK = "bank"
        CASH = "cash"

    payment = models.ForeignKey(Payment, null=True, blank=True, on_delete=models.PROTECT, related_name="receipts")
    attempt = models.ForeignKey(
        PaymentAttempt, null=True, blank=True, on_delete=models.PROTECT, related_name="receipts"
    )
    out_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="shared_out")
    source = models.CharField(max_length=10, choices=Source)
    reference = models.CharField(max_length=120)
    amount_dong = models.PositiveBigIntegerField(help_text="in units of the currency where it is not VND")
    in_suspense_dong = models.PositiveBigIntegerField(default=0)
    currency = models.CharField(max_length=3, default="VND")
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    why = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "reference"], name="receipt_once"),
            models.CheckConstraint(
                condition=Q(in_suspense_dong__gte=0, in_suspense_dong__lte=F("amount_dong")),
                name="suspense_within_receipt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.reference}"


class Refund(models.Model):
    """Money that goes back. Owed from now on; `receipt` is the money it comes out of, so the way it goes back by.

    Without a payment it returns money that belonged to no order.
    """

    class State(models.TextChoices):
        DUE = "due", _("To be sent back")
        ASKED = "asked", _("On its way")
        DONE = "done", _("Sent back")
        FAILED = "failed", _("Refused by the provider")
        BY_HAND = "by_hand", _("To be sent by a person")

    payment = models.ForeignKey(Payment, null=True, blank=True, on_delete=models.PROTECT, related_name="refunds")
    receipt = models.ForeignKey(Receipt, null=True, blank=True, on_delete=models.PROTECT, related_name="refunds")
    source = models.CharField(max_length=10, choices=Receipt.Source)
    amount_dong = models.PositiveBigIntegerField()
    key = models.CharField(max_length=120, unique=True)
    why = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=State, default=State.DUE, db_index=True)
    provider_ref = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_dong__gt=0), name="refund_of_something"),
            models.UniqueConstraint(
                fields=["source", "provider_ref"], condition=~Q(provider_ref=""), name="refund_ref_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount_dong} of {self.payment_id}: {self.state}"


class Dispute(models.Model):
    """A charge that the cardholder contests. `money_taken`: the provider holds it until the dispute is won."""

    class State(models.TextChoices):
        OPENED = "opened", _("opened")
        WON = "won", _("won")
        LOST = "lost", _("lost")

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="disputes")
    provider_ref = models.CharField(max_length=120, unique=True)
    amount_dong = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPENED)
    money_taken = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.provider_ref}: {self.state}"
