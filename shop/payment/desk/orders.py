"""Finding the order that a line of the bank may mean."""

from contextlib import suppress
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from shop.bank.memos import hints_in
from shop.bank.models import BankTransaction
from shop.core.money import read_dong
from shop.core.phones import NotAPhone, e164
from shop.core.text import clean
from shop.payment.attempts.models import WAITING, Payment
from shop.payment.transfer_codes import attempts_near

MOST = 12
ENOUGH = 4  # fewer figures or letters fit half the market


@dataclass(frozen=True)
class Candidate:
    """An order that may be meant, with the reason; `fits`: the sum is what it waits for."""

    payment: Payment
    why: str
    fits: bool

    @property
    def number(self) -> str:
        return self.payment.purchase.order.number

    @property
    def missing(self) -> int:
        return self.payment.to_pay_now_dong if self.payment.is_open else 0


def candidates_for(line: BankTransaction) -> list[Candidate]:
    """By the code, by what the code may have been, by the sum. Best first."""
    found: dict[int, Candidate] = {}
    near = attempts_near([*line.codes, *hints_in(line.memo_raw)])
    for why, payments in (
        ("code", [attempt.payment for attempt in near]),
        ("sum", list(_rows().filter(state__in=WAITING, due_dong=line.amount_dong).order_by("-opened_at")[:MOST])),
    ):
        for payment in payments:
            found.setdefault(payment.pk, Candidate(payment, why, _fits(payment, line)))
    return sorted(found.values(), key=lambda each: (each.why != "code", not each.fits))[:MOST]


def orders_found(text: str, line: BankTransaction | None = None) -> list[Candidate]:
    """By number, memo code, phone or sum, as typed; the newest first."""
    words = clean(text)[:60]
    if not words:
        return []
    wanted = Q(purchase__order__number__icontains=words) if len(words) >= ENOUGH else Q(pk=None)
    code = words.upper().replace(" ", "")
    if len(code) >= ENOUGH:
        wanted |= Q(attempts__memo__icontains=code)
    if amount := read_dong(words):
        wanted |= Q(due_dong=amount) | Q(deposit_dong=amount)
    with suppress(NotAPhone):
        wanted |= Q(purchase__phone=e164(words))
    rows = _rows().filter(wanted).distinct().order_by("-opened_at")[:MOST]
    return [Candidate(payment, "search", line is not None and _fits(payment, line)) for payment in rows]


def _rows() -> QuerySet[Payment]:
    return Payment.objects.select_related("purchase__order")


def _fits(payment: Payment, line: BankTransaction) -> bool:
    return payment.is_open and payment.to_pay_now_dong == line.amount_dong
