"""Writing lines of the account, once each, and moving one from state to state by guarded updates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shop.bank.errors import AlreadyDealtWith
from shop.bank.incoming import IN, Incoming
from shop.bank.memos import codes_in
from shop.bank.models import WAITING, BankTransaction
from shop.core import audit, clock
from shop.core.errors import Busy
from shop.core.points import Point

State, Why, Provider = BankTransaction.State, BankTransaction.Why, BankTransaction.Provider
MOST_RIVALS = 5
LEAST_REFERENCE = 6  # shorter numbers of a bank mean nothing outside their day
BEFORE_WRITING, AFTER_WRITING = Point("bank.before_lines_written"), Point("bank.after_lines_written")


@dataclass
class TakenIn:
    """Keys of rows written now that wait to be applied; how many were known, were put aside at once, and how often."""

    waiting: list[int] = field(default_factory=list)
    written: int = 0
    known: int = 0


def take_in(lines: Sequence[Incoming], *, provider: str) -> TakenIn:
    """Write what is not known yet, all or nothing. Applying comes after, line by line, in transactions of its own."""
    BEFORE_WRITING.reach()
    with transaction.atomic():
        taken = _write(lines, provider)
    AFTER_WRITING.reach()
    return taken


@transaction.atomic
def take(line: BankTransaction, *, by: Any = None) -> bool:
    """It pays something now: to be called in the transaction that books it. False: it was dealt with already."""
    return _move(line, WAITING, State.APPLIED, by=by)


@transaction.atomic
def park(line: BankTransaction, why: str) -> bool:
    """No rule fits: a person decides."""
    return _move(line, [State.NEW], State.QUEUED, why=why)


@transaction.atomic
def send_back(line: BankTransaction, *, by: Any, note: str) -> None:
    """It is to be returned to whoever sent it. Raises AlreadyDealtWith."""
    if not _move(line, WAITING, State.RETURNED, by=by, note=note):
        raise AlreadyDealtWith
    audit.record("send_back_bank_line", line, by=by, note=note, amount_dong=line.amount_dong)


@transaction.atomic
def set_aside(line: BankTransaction, *, by: Any, note: str, same_as: BankTransaction | None = None) -> None:
    """It concerns no order, or is the same money as another line. Raises AlreadyDealtWith."""
    why = Why.TOLD_BEFORE if same_as else Why.BY_PERSON
    if not _move(line, WAITING, State.IGNORED, by=by, why=why, note=note):
        raise AlreadyDealtWith
    if same_as:
        BankTransaction.objects.filter(pk=line.pk).update(same_as=same_as)
    audit.record("set_aside_bank_line", line, by=by, note=note, same_as=same_as and same_as.pk)


def _move(line: BankTransaction, out_of: Sequence[str], into: str, **facts: Any) -> bool:
    """One guarded update: of two who press at once, one changes a row."""
    changes = {"state": into, "decided_at": clock.now(), "decided_by": facts.pop("by", None), **facts}
    moved = bool(BankTransaction.objects.filter(pk=line.pk, state__in=out_of).update(**changes))
    if moved:
        for name, value in changes.items():
            setattr(line, name, value)
    return moved


def _write(lines: Sequence[Incoming], provider: str) -> TakenIn:
    taken = TakenIn()
    mine = BankTransaction.objects.filter(provider=provider)
    ids = [line.provider_id for line in lines]
    known = {
        row.provider_id: row
        for start in range(0, len(ids), 500)
        for row in mine.filter(provider_id__in=ids[start : start + 500])
    }
    for line in lines:
        row = known.get(line.provider_id)
        if row is None:
            row, is_new = _once(line, provider)
            known[line.provider_id] = row
            taken.written += is_new
            taken.known += not is_new
        else:
            taken.known += 1
        if row.state == State.NEW and row.pk not in taken.waiting:
            taken.waiting.append(row.pk)  # also one that an earlier message wrote and nobody lived to apply
    return taken


def _once(line: Incoming, provider: str) -> tuple[BankTransaction, bool]:
    """The row and whether it was written now. A rival who writes the same message or movement makes us look again."""
    for _turn in range(MOST_RIVALS):
        row = _row(line, provider)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            known = BankTransaction.objects.filter(provider=provider, provider_id=line.provider_id).first()
            if known:
                return known, False
            continue
        return row, True
    raise Busy("busy", _("The bank account is being written at this moment. Please try again."))


def _row(line: Incoming, provider: str) -> BankTransaction:
    key, nth, twin = _told_before(line, provider)
    why = _not_ours(line) or (Why.TOLD_BEFORE if twin else "")
    return BankTransaction(
        provider=provider,
        provider_id=line.provider_id,
        account=line.account,
        amount_dong=line.amount,
        direction=line.direction,
        memo_raw=line.memo[:500],
        memo_code=" ".join(codes_in(line.memo)[:10]),
        posted_at=line.posted_at,
        reference=line.reference,
        payer=line.payer,
        raw=line.raw,
        received_at=clock.now(),
        bank_key=key,
        nth=nth,
        same_as=twin,
        state=State.IGNORED if why else State.NEW,
        why=why,
        decided_at=clock.now() if why else None,
    )


def _not_ours(line: Incoming) -> str:
    if line.direction != IN:
        return Why.OUTGOING
    return "" if line.account == settings.BANK_ACCOUNT else Why.OTHER_ACCOUNT


def _told_before(line: Incoming, provider: str) -> tuple[str, int, BankTransaction | None]:
    """The movement's key, the how-manieth this provider tells under it, and the row of another one that it repeats."""
    if len(line.reference) < LEAST_REFERENCE:
        return "", 1, None
    key = f"{line.account} {line.direction} {line.reference.upper()} {line.amount}"[:160]
    alike = BankTransaction.objects.filter(bank_key=key)
    nth = alike.filter(provider=provider).count() + 1
    return key, nth, alike.filter(nth=nth, same_as=None).exclude(provider=provider).first()
