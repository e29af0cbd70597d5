"""Writing into the books: whole đồng, double entry, each posting once, nothing changed afterwards (DESIGN, rule 5).

The ledger knows no orders: it is told what to write.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sellers.payouts.models import Account, Entry, Posting
from shop.core.points import Point

BEFORE_POSTING, AFTER_POSTING = Point("ledger.before_posting"), Point("ledger.after_posting")


class Unbalanced(ValueError):
    """A bug: the entries of a posting do not come to zero, or one is empty."""


@dataclass(frozen=True)
class Sum:
    """`amount` đồng on an account, signed; `party` the key of the shop it concerns."""

    account: Account
    amount: int
    party: int | None = None


@dataclass(frozen=True)
class Sale:
    """What a shop has sold: `paid` đồng come from the buyer, `by_market` from the market, which gave a discount."""

    reason: str
    shop_id: int
    paid: int
    by_market: int = 0
    about: str = ""


def post(reason: str, kind: str, entries: Sequence[Sum], *, at: datetime, about: str = "") -> Posting | None:
    """Write one posting in the caller's transaction. None where this reason was posted before. Raises Unbalanced.

    The unique reason is the last wall: a rival with the same one is undone with all that it did.
    """
    if sum(entry.amount for entry in entries) or not entries or not all(entry.amount for entry in entries):
        raise Unbalanced(reason)
    with transaction.atomic(savepoint=False):
        return _write(reason, kind, entries, at, about)


def _write(reason: str, kind: str, entries: Sequence[Sum], at: datetime, about: str) -> Posting | None:
    BEFORE_POSTING.reach()
    if Posting.objects.filter(reason=reason).exists():
        return None
    posting = Posting.objects.create(reason=reason, kind=kind, at=at, about=about)
    Entry.objects.bulk_create(
        Entry(posting=posting, account=entry.account, party_id=entry.party, amount_dong=entry.amount)
        for entry in entries
    )
    AFTER_POSTING.reach()
    return posting


def move(amount: int, *, out_of: Account, into: Account, party: int | None = None) -> list[Sum]:
    """The two entries of a plain movement; the shop stands on whichever side speaks of one."""
    return [Sum(into, amount, _party(into, party)), Sum(out_of, -amount, _party(out_of, party))]


def credit_sale(sale: Sale, *, at: datetime) -> Posting | None:
    """A part was delivered: what the buyer pays for it, and what the market adds, is owed to the shop."""
    entries = (
        Sum(Account.BUYER_CLEARING, sale.paid),
        Sum(Account.MARKET_DISCOUNTS, sale.by_market),
        Sum(Account.SELLER_PAYABLE, -(sale.paid + sale.by_market), sale.shop_id),
    )
    return post(sale.reason, "sale", [entry for entry in entries if entry.amount], at=at, about=sale.about)


def balance(account: Account, *, party: int | None = None, about: str = "") -> int:
    """Đồng on an account, of one shop or one purchase where named."""
    entries = Entry.objects.filter(account=account)
    entries = entries.filter(party=party) if party else entries
    entries = entries.filter(posting__about=about) if about else entries
    return sum(entries.values_list("amount_dong", flat=True))


def ledger_hash() -> str:
    """What the books say, whatever the order and the hour it was written in: reasons, kinds, accounts, shops, sums."""
    rows = Entry.objects.order_by("posting__reason", "account", "party_id", "amount_dong").values_list(
        "posting__reason", "posting__kind", "account", "party_id", "amount_dong"
    )
    digest = hashlib.sha256()
    for row in rows.iterator(chunk_size=2000):
        digest.update(repr(row).encode())
    return digest.hexdigest()


OF_A_SHOP = (Account.CASH_SELLER, Account.CASH_CARRIER, Account.SELLER_PAYABLE)


def _party(account: Account, party: int | None) -> int | None:
    return party if account in OF_A_SHOP else None
