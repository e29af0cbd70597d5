"""What Oscar's offers and vouchers do not know: who pays for them, and one row for each use that is counted."""

from django.db import models

from sellers.models import Shop


class Funding(models.Model):
    """Who bears an offer's discounts. An offer without this row, or without a shop here, is the market's."""

    offer = models.OneToOneField("offer.ConditionalOffer", on_delete=models.CASCADE, related_name="funding")
    shop = models.ForeignKey(Shop, null=True, blank=True, on_delete=models.PROTECT, related_name="offers")

    def __str__(self) -> str:
        return f"{self.offer_id}: {self.shop_id or 'market'}"


class Claim(models.Model):
    """A voucher, or one of a person's turns of an offer, taken by an order. The database lets each be taken once.

    `holder` is what the limit counts by: "once" (a voucher for one order in all), "person:7", "phone:+84900000123";
    for an offer "person:7#2", her second turn.
    """

    voucher = models.ForeignKey("voucher.Voucher", null=True, on_delete=models.CASCADE, related_name="claims")
    offer = models.ForeignKey("offer.ConditionalOffer", null=True, on_delete=models.CASCADE, related_name="claims")
    holder = models.CharField(max_length=40)
    order = models.ForeignKey("order.Order", on_delete=models.CASCADE, related_name="+")
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["voucher", "holder"], condition=models.Q(voucher__isnull=False), name="voucher_once_a_holder"
            ),
            models.UniqueConstraint(
                fields=["offer", "holder"], condition=models.Q(offer__isnull=False), name="offer_turn_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voucher_id or self.offer_id}: {self.holder}"
