"""A seal a day over the books: a chain of hashes, so that a row changed behind the triggers is found (TRUST, T34)."""

import hashlib
from collections.abc import Iterator
from datetime import date

from django.db import connection, transaction
from django.db.models import Max

from sellers.payouts.models import Entry, Posting, Seal
from shop.core import clock
from shop.core.points import Point

BEFORE_COMMIT = Point("seal.before_commit")


@transaction.atomic
def seal_books(day: date) -> int:
    """Seal what was posted since the last seal; returns how many postings. Once a day; safe to run twice."""
    if Seal.objects.filter(day=day).exists():
        return 0
    last = Seal.objects.order_by("-pk").first()
    since = last.until if last else 0
    until = _latest()
    if until <= since:
        return 0
    digest, count = _digest(since, until, last.digest if last else "")
    Seal.objects.create(day=day, until=until, digest=digest, made_at=clock.now())
    BEFORE_COMMIT.reach()
    return count


def broken_seals() -> Iterator[str]:
    """Each seal that the rows under it no longer give."""
    since, before = 0, ""
    for seal in Seal.objects.order_by("pk"):
        if _digest(since, seal.until, before)[0] != seal.digest:
            yield f"the seal of {seal.day}: its rows were changed"
        since, before = seal.until, seal.digest


def _latest() -> int:
    """On PostgreSQL writers under way are waited for: none of their keys may come to lie under the seal later."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE sellers_posting IN SHARE MODE")
    return Posting.objects.aggregate(latest=Max("pk"))["latest"] or 0


def _digest(since: int, until: int, before: str) -> tuple[str, int]:
    digest, postings = hashlib.sha256(before.encode()), set()
    rows = Entry.objects.filter(posting__gt=since, posting__lte=until).order_by("posting_id", "pk")
    facts = ("posting_id", "posting__reason", "posting__kind", "posting__about", "account", "party_id", "amount_dong")
    for row in rows.values_list(*facts).iterator(chunk_size=2000):
        digest.update(repr(row).encode())
        postings.add(row[0])
    return digest.hexdigest(), len(postings)
