"""What Oscar's order does not know: the buyer's contact, her key against a second send, and her link."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    CASH_ON_DELIVERY = "cod", _("Cash on delivery")
    BANK_TRANSFER = "transfer", _("Bank transfer")
    CARD = "card", _("Card")


class Purchase(models.Model):
    """One-to-one with an order. `checkout_key` makes a second send of the same checkout find the first order."""

    order = models.OneToOneField("order.Order", on_delete=models.PROTECT, related_name="purchase")
    checkout_key = models.CharField(max_length=64, unique=True)
    token_hash = models.CharField(max_length=64, db_index=True)
    token_expires_at = models.DateTimeField()
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="purchases"
    )
    recipient = models.CharField(max_length=120)
    phone = models.CharField(max_length=16, db_index=True)
    email = models.EmailField(blank=True)
    commune = models.ForeignKey("places.Commune", on_delete=models.PROTECT, related_name="+")
    street = models.CharField(max_length=255, blank=True)
    landmark = models.CharField(max_length=255, blank=True)
    note = models.TextField(blank=True)
    address_key = models.CharField(
        max_length=280, blank=True, default="", db_default="", db_index=True, help_text="commune and folded street"
    )
    is_gift = models.BooleanField(default=False, db_default=False, help_text="nothing in the parcel tells a price")
    gift_note = models.CharField(max_length=300, blank=True, default="", db_default="")
    method = models.CharField(max_length=10, choices=Method)
    goods_dong = models.PositiveBigIntegerField()
    delivery_dong = models.PositiveBigIntegerField()
    discount_dong = models.PositiveBigIntegerField(default=0, db_default=0, help_text="off goods and delivery together")
    language = models.CharField(max_length=5, default="vi")
    placed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.order_id)

    @property
    def total_dong(self) -> int:
        return self.goods_dong + self.delivery_dong - self.discount_dong


class InvoiceRequest(models.Model):
    """What the buyer wants on the sellers' invoices (FIELD 3.1). The market issues none; each seller sees this.

    The tax code of a person is her personal number, so codes are sealed (FIELD 2.3); the last four figures are shown.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("A person")
        COMPANY = "company", _("A company or office")

    purchase = models.OneToOneField(Purchase, on_delete=models.CASCADE, related_name="invoice")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=200)
    tax_code_sealed = models.TextField(blank=True)
    tax_code_end = models.CharField(max_length=4, blank=True)
    address = models.CharField(max_length=255)
    email = models.EmailField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.purchase_id}: {self.name}"
