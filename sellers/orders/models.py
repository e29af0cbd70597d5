"""A seller's part of a purchase (phần đơn): its own number, state, delivery and history (DESIGN, rule 2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.shops.models import Shop


class State(models.TextChoices):
    AWAITING = "awaiting_payment", _("Waiting for payment")
    PLACED = "placed", _("Waiting for the seller")
    CONFIRMED = "confirmed", _("Accepted")
    PACKED = "packed", _("Packed")
    HANDED_OVER = "handed_over", _("On the way")
    DELIVERED = "delivered", _("Delivered")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")
    REFUSED_AT_DOOR = "refused_at_door", _("Refused at the door")
    RETURNED = "returned", _("Returned")
    CLAIM = "claim", _("Problem reported")
    EXPIRED = "expired", _("Not paid in time")


# Nothing is paid for these.
ENDED_BADLY = frozenset({State.CANCELLED, State.REFUSED_AT_DOOR, State.RETURNED, State.EXPIRED})
# Money has not come, so the shop is not told and does not see them (decision 0010).
NOT_FOR_THE_SHOP = frozenset({State.AWAITING, State.EXPIRED})


class SellerOrder(models.Model):
    """Amounts are whole đồng, fixed when the order was placed."""

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="seller_orders")
    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="orders")
    number = models.CharField(max_length=24, unique=True)
    state = models.CharField(max_length=16, choices=State, default=State.PLACED, db_index=True)
    goods_dong = models.PositiveBigIntegerField()
    delivery_dong = models.PositiveBigIntegerField()
    discount_dong = models.PositiveBigIntegerField(default=0, db_default=0, help_text="off goods and delivery")
    market_funded_dong = models.PositiveBigIntegerField(default=0, db_default=0, help_text="of it, by the market")
    prepaid_dong = models.PositiveBigIntegerField(default=0, db_default=0, help_text="its share of a deposit")
    delivery_method = models.CharField(max_length=40)
    answer_by = models.DateTimeField(null=True, blank=True)
    tracking_code = models.CharField(max_length=40, blank=True)
    placed_at = models.DateTimeField()

    class Meta:
        ordering = ["-placed_at", "pk"]
        indexes = [models.Index(fields=["shop", "state"], name="seller_order_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["order", "shop"], name="one_part_per_shop"),
            models.CheckConstraint(
                condition=models.Q(discount_dong__lte=models.F("goods_dong") + models.F("delivery_dong"))
                & models.Q(market_funded_dong__lte=models.F("discount_dong")),
                name="discount_within_part",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total_dong(self) -> int:
        """What the buyer pays for this part: goods and delivery less the discount."""
        return self.goods_dong + self.delivery_dong - self.discount_dong

    @property
    def sold_dong(self) -> int:
        """What her goods earn before fee and tax: the market makes good what it gave away, her own gifts are hers."""
        return max(0, self.goods_dong - (self.discount_dong - self.market_funded_dong))

    @property
    def at_door_dong(self) -> int:
        """What is still to be taken in cash where the purchase is paid at the door."""
        return self.total_dong - self.prepaid_dong

    @property
    def short_code(self) -> str:
        """The end of its number, as people say it and slips show it."""
        return "-".join(self.number.split("-")[-2:])


class SellerOrderLine(models.Model):
    """A line of the purchase belongs to exactly one seller's part."""

    seller_order = models.ForeignKey(SellerOrder, on_delete=models.PROTECT, related_name="lines")
    line = models.OneToOneField("order.Line", on_delete=models.PROTECT, related_name="seller_line")

    def __str__(self) -> str:
        return f"{self.seller_order_id}: {self.line_id}"


class StateChange(models.Model):
    """Each step of a seller's part: from, to, who, when, why."""

    seller_order = models.ForeignKey(SellerOrder, on_delete=models.PROTECT, related_name="changes")
    from_state = models.CharField(max_length=16, choices=State, blank=True)
    to_state = models.CharField(max_length=16, choices=State)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["changed_at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class CashCollection(models.Model):
    """Cash taken at the door for a part: how much, and in whose hands it is until it is settled."""

    class Holder(models.TextChoices):
        SELLER = "seller", _("the seller")
        CARRIER = "carrier", _("the carrier")

    seller_order = models.OneToOneField(SellerOrder, on_delete=models.PROTECT, related_name="cash")
    amount_dong = models.PositiveBigIntegerField()
    held_by = models.CharField(max_length=8, choices=Holder)
    collected_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.seller_order_id}: {self.amount_dong} held by {self.held_by}"
