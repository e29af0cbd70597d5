"""Where the table lies in a statement: the names that banks give their columns, in one row or in two, in any order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shop.core.sheets import Cell, Row, UnreadableFile
from shop.core.text import fold

NAMES: dict[str, tuple[str, ...]] = {
    "day": (
        "ngay giao dich", "ngay gd", "ngay", "ngay hieu luc", "ngay hach toan", "ngay gio giao dich", "thoi gian",
        "thoi gian giao dich", "ngay phat sinh", "date", "transaction date", "tnx date", "posting date", "trans date",
    ),
    "hour": ("gio", "gio giao dich", "time", "transaction time"),
    "credit": (
        "ghi co", "so tien ghi co", "phat sinh co", "ps co", "co", "credit", "credit amount", "so tien co", "tien vao",
        "so tien vao", "thu",
    ),
    "debit": (
        "ghi no", "so tien ghi no", "phat sinh no", "ps no", "no", "debit", "debit amount", "so tien no", "tien ra",
        "so tien ra", "chi",
    ),
    "amount": (
        "so tien", "so tien giao dich", "gia tri", "gia tri giao dich", "phat sinh", "amount", "transaction amount",
    ),
    "way": ("loai", "loai giao dich", "loai gd", "dau", "type", "transaction type", "dr cr", "cr dr"),
    "memo": (
        "noi dung", "noi dung chi tiet", "noi dung giao dich", "noi dung thanh toan", "dien giai", "mo ta",
        "mo ta giao dich", "chi tiet", "chi tiet giao dich", "thong tin giao dich", "description", "details", "remark",
        "remarks", "transactions in detail", "transaction description", "memo",
    ),
    "reference": (
        "so ct", "so chung tu", "so tham chieu", "ma tham chieu", "ma giao dich", "ma gd", "so giao dich",
        "so but toan", "doc no", "reference", "reference no", "reference number", "ref no", "trace", "transaction id",
    ),
    "balance": ("so du", "so du cuoi", "so du sau giao dich", "balance", "running balance"),
    "account": ("so tai khoan", "tai khoan", "account", "account number", "account no"),
    "payer": (
        "ten doi ung", "nguoi chuyen", "nguoi gui", "don vi chuyen", "ten tai khoan doi ung", "counter account name",
    ),
}  # fmt: skip
FIELD_OF = {name: field for field, names in NAMES.items() for name in names}
COUNTERS = {"stt", "tt", "so tt", "so thu tu"}
HEADER_WITHIN = 60
_PARTS = re.compile(r"[/|\n\r()\[\]]+")
_ACCOUNT = re.compile(r"(?:so tai khoan|so tk|stk|account (?:no|number)|tai khoan)\W*([\d][\d .-]{5,24}\d)")


@dataclass(frozen=True)
class Table:
    """Rows of movements by field, and the account the file's head names, empty where it names none."""

    rows: list[tuple[int, dict[str, Cell]]]
    account: str


def table_of(sheets: list[list[Row]]) -> Table:
    """The first sheet that has the header. Raises UnreadableFile naming what is missing."""
    nearest: dict[str, int] = {}
    for rows in sheets:
        at, columns, height = max(_headers(rows), key=_worth, default=(0, {}, 1))
        if is_enough(columns):
            return Table(list(_rows(rows[at + height :], columns)), _account_in(rows[:at]))
        nearest = max(nearest, columns, key=len)
    raise UnreadableFile("missing_column", _what_is_missing(nearest))


def _worth(header: tuple[int, dict[str, int], int]) -> tuple[bool, int, int, int]:
    """The fullest, of equals the one on a single row, of those the uppermost."""
    at, columns, height = header
    return is_enough(columns), len(columns), -height, -at


def is_enough(columns: dict[str, int]) -> bool:
    return "day" in columns and "memo" in columns and bool({"credit", "amount"} & columns.keys())


def _headers(rows: list[Row]) -> Iterator[tuple[int, dict[str, int], int]]:
    for at, (_number, cells) in enumerate(rows[:HEADER_WITHIN]):
        yield at, _columns(cells), 1
        if at + 1 < len(rows):  # "Phát sinh" over "Nợ | Có"
            below = rows[at + 1][1]
            width = max(len(cells), len(below))
            upper, lower = ([*row, *[None] * (width - len(row))] for row in (cells, below))
            yield at, _columns([low or high for high, low in zip(upper, lower, strict=True)]), 2


def _columns(cells: list[Cell]) -> dict[str, int]:
    names = [_names_in(cell) for cell in cells]
    has_bare_pair = any("co" in each for each in names)
    found: dict[str, int] = {}
    for index, each in enumerate(names):
        if COUNTERS & set(each) or ("no" in each and not has_bare_pair):
            continue  # "No." is a number in English, and "Nợ" only beside "Có"
        field = next((FIELD_OF[name] for name in each if name in FIELD_OF), None)
        if field:
            found.setdefault(field, index)
    return found


def _names_in(cell: Cell) -> list[str]:
    """ "Ngày giao dịch/ TNX Date", "Số tiền ghi có (VND)": the whole first, then each of its parts."""
    if not isinstance(cell, str) or len(cell) > 80:
        return []
    parts = [cell, *_PARTS.split(cell)]
    return [fold(part).strip(" .:*_-").replace(".", "").replace("/", " ") for part in parts]


def _rows(rows: list[Row], columns: dict[str, int]) -> Iterator[tuple[int, dict[str, Cell]]]:
    for number, cells in rows:
        if is_enough(_columns(cells)):
            continue  # the header again, as each printed page has it
        yield number, {field: cells[index] for field, index in columns.items() if index < len(cells)}


def _account_in(head: list[Row]) -> str:
    for _number, cells in head:
        found = _ACCOUNT.search(fold(" ".join(str(cell) for cell in cells if cell is not None)))
        if found:
            return re.sub(r"\D", "", found[1])
    return ""


def _what_is_missing(nearest: dict[str, int]) -> str:
    wanted = {"day": _("day"), "memo": _("words of the transfer"), "credit": _("sum that came in")}
    if len(nearest) < 2:
        return _("No header row was found. The table must name its columns, as the bank's site writes them.")
    has = nearest.keys() | ({"credit"} if "amount" in nearest else set())
    missing = ", ".join(f"“{name}”" for field, name in wanted.items() if field not in has)
    return _("The table lacks the column %(columns)s.") % {"columns": missing}
