"""A buyer's word that she has sent money, and finance's answer."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from shop.bank.errors import AlreadyDealtWith
from shop.bank.models import Inquiry
from shop.core import audit, clock


@dataclass(frozen=True)
class Told:
    """What she says: the memo she wrote, the sum in đồng if she knows it, anything else."""

    words: str = ""
    amount: int | None = None
    more: str = ""


@transaction.atomic
def ask_about(code: str, *, order_number: str, told: Told) -> Inquiry:
    """One open inquiry a code: telling again changes what was told."""
    inquiry, _is_new = Inquiry.objects.update_or_create(
        code=code,
        closed_at=None,
        defaults={
            "order_number": order_number,
            "words": told.words[:200],
            "amount_dong": told.amount,
            "told": told.more[:500],
            "made_at": clock.now(),
        },
    )
    return inquiry


@transaction.atomic
def answer(inquiry: Inquiry, *, by: Any, words: str) -> None:
    """Raises AlreadyDealtWith."""
    still_open = Inquiry.objects.filter(pk=inquiry.pk, closed_at=None)
    if not still_open.update(closed_at=clock.now(), closed_by=by, answer=words[:255]):
        raise AlreadyDealtWith
    audit.record("answer_inquiry", inquiry, by=by, answer=words)


def close_about(codes: Collection[str]) -> int:
    """The money was found: nothing is left to ask."""
    return Inquiry.objects.filter(code__in=codes, closed_at=None).update(closed_at=clock.now())


def open_inquiries(codes: Collection[str] | None = None) -> QuerySet[Inquiry]:
    rows = Inquiry.objects.filter(closed_at=None)
    return rows if codes is None else rows.filter(code__in=codes)
