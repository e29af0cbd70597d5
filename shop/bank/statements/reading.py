"""A statement's rows as lines of the account, and a sentence for each row that cannot be one."""

import hashlib
import io
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from shop.bank.incoming import IN, OUT, Incoming
from shop.bank.statements.cells import moment_of, sum_of, text_of
from shop.bank.statements.columns import Table, table_of
from shop.core.sheets import Cell, UnreadableFile, sheets_of
from shop.core.text import fold

INCOMING = {"c", "co", "cr", "credit", "in", "+", "ghi co", "tien vao", "vao", "thu"}
NO_MOVEMENT = ("tong", "cong", "total", "so du", "du ", "balance", "ghi chu")  # what sums and notes begin with
OUTGOING = {"d", "no", "dr", "debit", "out", "-", "ghi no", "tien ra", "ra", "chi"}


class Refused(TypedDict):
    """`row` as a spreadsheet counts; `code` for programs."""

    row: int
    code: str
    message: str


class _RowRefused(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code, self.message = code, message


@dataclass
class Statement:
    """`account` as the file's head names it, empty where it names none."""

    lines: list[Incoming] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    account: str = ""


def read_statement(content: bytes) -> Statement:
    """Raises UnreadableFile: no table, or the statement of another account."""
    table = table_of(sheets_of(io.BytesIO(content), every_separator=True))
    if table.account and not _is_ours(table.account):
        raise UnreadableFile(
            "other_account",
            _("This is the statement of account %(account)s; the market's account is %(ours)s. Nothing was read.")
            % {"account": table.account, "ours": settings.BANK_ACCOUNT},
        )
    return _statement(table)


def _statement(table: Table) -> Statement:
    read, seen = Statement(account=table.account), Counter[str]()
    for row, cells in table.rows:
        try:
            line = _line(cells)
        except _RowRefused as refused:
            read.refused.append(Refused(row=row, code=refused.code, message=refused.message))
            continue
        if line is None:
            continue
        said = _said(line, cells)
        seen[said] += 1
        numbered = f"{said}-{seen[said]}"
        read.lines.append(Incoming(**{**vars(line), "provider_id": numbered}))
    return read


def _line(cells: dict[str, Cell]) -> Incoming | None:
    """None for a row that is no movement: a sum, a note, a carried balance. Raises _RowRefused."""
    day = fold(text_of(cells.get("day"), 60))
    if day.startswith(NO_MOVEMENT) or (not day and not text_of(cells.get("reference"), 64)):
        return None
    amount = _amount(cells)
    if amount == 0:
        return None
    if not day:
        raise _RowRefused("no_day", _("The day is missing."))
    return Incoming(
        provider_id="",
        account=_account(cells),
        amount=abs(amount),
        direction=IN if amount > 0 else OUT,
        memo=text_of(cells.get("memo"), 500),
        posted_at=_moment(cells),
        reference=text_of(cells.get("reference"), 64),
        payer=text_of(cells.get("payer"), 160),
        raw={name: text_of(cell, 500) for name, cell in cells.items() if cell is not None},
    )


def _amount(cells: dict[str, Cell]) -> int:
    """Signed: what came in is above zero."""
    credit, debit = abs(_sum(cells, "credit")), abs(_sum(cells, "debit"))
    if credit and debit:
        raise _RowRefused("both_ways", _("The row says both money in and money out."))
    if credit or debit:
        return credit or -debit
    amount = _sum(cells, "amount")
    way = fold(text_of(cells.get("way"), 20)).strip(" .")
    if way in OUTGOING:
        return -abs(amount)
    if way in INCOMING:
        return abs(amount)
    return amount


def _sum(cells: dict[str, Cell], name: str) -> int:
    try:
        return sum_of(cells.get(name))
    except ValueError as unread:
        raise _RowRefused("bad_sum", _("“%(written)s” is no sum in đồng.") % {"written": unread}) from None


def _moment(cells: dict[str, Cell]) -> datetime:
    try:
        return moment_of(cells.get("day"), cells.get("hour"))
    except ValueError:
        written = text_of(cells.get("day"), 40)
        raise _RowRefused("bad_day", _("“%(written)s” is no day.") % {"written": written}) from None


def _account(cells: dict[str, Cell]) -> str:
    """A column of accounts is believed; without one the file is the market's own."""
    named = text_of(cells.get("account"), 40).replace(" ", "").replace(".", "").upper()
    return settings.BANK_ACCOUNT if not named or _is_ours(named) else named


def _is_ours(account: str) -> bool:
    """Spreadsheets eat the zeros in front."""
    return account.lstrip("0") == settings.BANK_ACCOUNT.lstrip("0")


def _said(line: Incoming, cells: dict[str, Cell]) -> str:
    """All that a row says, in a form that no encoding or number format changes."""
    balance = text_of(cells.get("balance"), 40)
    with suppress(ValueError):
        balance = str(sum_of(cells.get("balance")))
    facts = (
        line.account,
        line.direction,
        str(line.amount),
        line.posted_at.isoformat(),
        fold(line.memo),
        fold(line.reference),
        balance,
    )
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:40]
