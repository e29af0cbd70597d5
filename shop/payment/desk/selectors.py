"""What finance reads of the books: refunds to send by hand, money in suspense, where a line's money went."""

from django.db.models import QuerySet, Sum

from shop.bank.models import BankTransaction
from shop.payment.attempts.models import Receipt, Refund
from shop.payment.evidence import BANK
from shop.payment.transfers import reference_of

TO_SEND = (Refund.State.BY_HAND, Refund.State.FAILED)


def refunds_by_hand() -> QuerySet[Refund]:
    """No provider sends these, or it refused. The oldest first."""
    return Refund.objects.filter(state__in=TO_SEND).select_related("payment__purchase__order", "receipt")


def refunds_sent_lately() -> QuerySet[Refund]:
    done = Refund.objects.filter(state=Refund.State.DONE).select_related("payment__purchase__order", "receipt")
    return done.order_by("-done_at")[:20]


def in_suspense() -> QuerySet[Receipt]:
    """Money that belongs to no order, the oldest first."""
    return Receipt.objects.filter(in_suspense_dong__gt=0).order_by("received_at", "pk")


def suspense_dong() -> int:
    return in_suspense().aggregate(sum=Sum("in_suspense_dong", default=0))["sum"]


def shares_of(line: BankTransaction) -> list[Receipt]:
    """What of a line was counted for orders."""
    rows = Receipt.objects.filter(source=BANK, reference__startswith=f"{reference_of(line)}#", payment__isnull=False)
    return list(rows.select_related("payment__purchase__order").order_by("pk"))


def lines_of_receipts(receipts: list[Receipt]) -> dict[int, BankTransaction]:
    """receipt's key → the line it came by, for those of the bank. One query."""
    wanted = {}
    for receipt in receipts:
        provider, _colon, number = receipt.reference.partition("#")[0].partition(":")
        wanted[receipt.pk] = (provider, number)
    rows = BankTransaction.objects.filter(provider_id__in={number for _provider, number in wanted.values()})
    found = {(row.provider, row.provider_id): row for row in rows}
    return {pk: found[name] for pk, name in wanted.items() if name in found}
