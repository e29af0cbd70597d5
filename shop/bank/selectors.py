"""Reading the account for the finance desk."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from shop.bank.models import WAITING, BankTransaction
from shop.core import clock
from shop.core.text import clean

State, Direction = BankTransaction.State, BankTransaction.Direction
NEAR = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """What came in on a day, in đồng and lines: matched, waiting, put aside."""

    came: int
    lines: int
    matched: int
    waiting: int


def queue() -> QuerySet[BankTransaction]:
    """What waits for a person, the oldest first; with it what no process has lived to apply."""
    return BankTransaction.objects.filter(state__in=WAITING)


def not_applied_yet() -> QuerySet[BankTransaction]:
    return BankTransaction.objects.filter(state=State.NEW)


def of_day(day: date) -> Day:
    """By the hour of the bank. One query."""
    start = datetime.combine(day, time(), clock.VIETNAM)
    counted = BankTransaction.objects.filter(
        direction=Direction.IN, same_as=None, posted_at__gte=start, posted_at__lt=start + timedelta(days=1)
    ).exclude(why=BankTransaction.Why.OTHER_ACCOUNT)
    sums = counted.aggregate(
        came=Sum("amount_dong", default=0),
        lines=Count("pk"),
        matched=Sum("amount_dong", filter=Q(state=State.APPLIED), default=0),
        waiting=Sum("amount_dong", filter=Q(state__in=WAITING), default=0),
    )
    return Day(**sums)


def lines_found(text: str, *, state: str = "") -> QuerySet[BankTransaction]:
    """Newest first; by words, sum or the bank's number."""
    rows = BankTransaction.objects.order_by("-posted_at", "-pk")
    if state:
        rows = rows.filter(state=state)
    words = clean(text)[:60]
    if not words:
        return rows
    figures = words.replace(".", "").replace(",", "").replace(" ", "")
    wanted = Q(memo_raw__icontains=words) | Q(reference__icontains=words)
    if figures.isascii() and figures.isdecimal() and len(figures) < 14:
        wanted |= Q(amount_dong=int(figures))
    return rows.filter(wanted)


def like_it(line: BankTransaction) -> BankTransaction | None:
    """A line of another provider that may be the same money: equal sum, a day about, and equal code or words.

    A provider that has told this line's like already is spoken for: two transfers stay two.
    """
    around = BankTransaction.objects.filter(
        amount_dong=line.amount_dong,
        account=line.account,
        direction=line.direction,
        same_as=None,
        posted_at__range=(line.posted_at - NEAR, line.posted_at + NEAR),
    )
    others = around.exclude(provider=line.provider).exclude(told_again__provider=line.provider)
    if line.memo_code:
        others = others.filter(memo_code=line.memo_code)
    else:
        others = others.filter(memo_raw__iexact=line.memo_raw)
    return others.exclude(pk=line.pk).order_by("posted_at", "pk").first()
