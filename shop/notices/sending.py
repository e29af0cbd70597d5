"""From the rows to the outer world: what is due goes out once, and is tried again where a channel was down."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F, Q

from shop.core import clock
from shop.notices import channels
from shop.notices.models import Notice

GIVE_UP_AFTER = 6


def send_waiting(keys: Iterable[str] | None = None) -> int:
    """Send what is due, all or those named. Returns how many went out. Safe to run twice and at the same time."""
    now = clock.now()
    due = Notice.objects.filter(Q(try_after=None) | Q(try_after__lte=now), sent_at=None, attempts__lt=GIVE_UP_AFTER)
    if keys is not None:
        due = due.filter(key__in=list(keys))
    return sum(_send_one(notice) for notice in due.order_by("created_at", "pk"))


def _send_one(notice: Notice) -> bool:
    """Take it by a guarded update, so that two workers do not send it both; a failure is due again later."""
    pause = timedelta(minutes=2 ** (notice.attempts + 1))
    mine = Notice.objects.filter(pk=notice.pk, sent_at=None, attempts=notice.attempts).update(
        attempts=F("attempts") + 1, try_after=clock.now() + pause
    )
    if not mine:
        return False
    try:
        channels.send(notice)
    except channels.FAILURES as failure:
        Notice.objects.filter(pk=notice.pk).update(last_failure=str(failure)[:200])
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=clock.now(), last_failure="")
    return True
