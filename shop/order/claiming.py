"""What she ordered as a guest becomes hers once she has proved that the contact she gave is hers (STACK 12)."""

from django.db import transaction
from django.db.models import QuerySet
from oscar.core.loading import get_model

from shop.accounts.proofs import Proof
from shop.core import audit
from shop.core.locks import lock_rows
from shop.order.purchases.models import Purchase


@transaction.atomic
def claim_guest_purchases(proof: Proof) -> int:
    """Put guests' purchases with the proved contact among hers; returns how many. Safe to run twice.

    The guest's link goes on opening them: she may have it in another browser, or in her mail.
    """
    claimed = lock_rows(_ordered_from(proof))
    for purchase in claimed:
        Purchase.objects.filter(pk=purchase.pk).update(placed_by=proof.person)
        audit.record("claim_purchase", purchase, by=proof.person, proved=proof.kind)
    orders = get_model("order", "Order").objects.filter(pk__in=[purchase.order_id for purchase in claimed])
    orders.update(user=proof.person, guest_email="")
    return len(claimed)


def _ordered_from(proof: Proof) -> QuerySet[Purchase]:
    """By the contact at which the market reaches the buyer: her e-mail where she gave one, else the phone.

    A phone beside an e-mail is the recipient's, who may be a friend that the parcel is a present for.
    """
    guests = Purchase.objects.filter(placed_by=None)
    if proof.kind == "email":
        return guests.filter(email__iexact=proof.address)
    return guests.filter(phone=proof.address, email="")
