"""Where the table of members lies in a sheet: its header is found by names, in any order, on one row or on two."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sellers.members.errors import UnreadableFile
from shop.core.sheets import Cell, Row
from shop.core.text import fold

NAMES: dict[str, tuple[str, ...]] = {
    "number": ("stt", "tt", "so tt", "so thu tu"),
    "full_name": ("ho va ten", "ho ten", "ho va ten hoi vien", "ho ten hoi vien", "ten hoi vien", "full name"),
    "birth_year": ("nam sinh", "sinh nam", "ngay sinh", "ngay thang nam sinh", "birth year"),
    "branch": ("chi hoi", "ten chi hoi", "chi hoi phu nu", "thon", "chi hoi thon", "branch"),
    "position": ("chuc vu trong hoi", "chuc vu", "chuc vu hoi", "chuc danh", "position"),
    "joined": ("ngay vao hoi", "nam vao hoi", "thoi gian vao hoi", "vao hoi", "joined"),
    "phone": ("so dien thoai", "dien thoai", "so dt", "sdt", "dt", "phone"),
    "card": ("so the hoi vien", "so the", "the hoi vien", "ma the", "ma hoi vien", "card number"),
}
FIELD_OF = {name: field for field, names in NAMES.items() for name in names}
AS_OFFICES_WRITE = {"full_name": "Họ và tên", "birth_year": "Năm sinh", "branch": "Chi hội"}
REQUIRED = tuple(AS_OFFICES_WRITE)
HEADER_WITHIN = 40


@dataclass(frozen=True)
class Line:
    """One row of the table by field; cells of columns that are not there are None."""

    row: int
    cells: dict[str, Cell]

    def __getitem__(self, field: str) -> Cell:
        return self.cells.get(field)


def lines_of(sheets: list[list[Row]]) -> list[Line]:
    """The members' rows of the first sheet that has the header. Titles, footers and repeated headers are left out.

    Raises UnreadableFile naming the columns that are missing.
    """
    nearest: dict[str, int] = {}
    for rows in sheets:
        for at, columns, height in _headers(rows):
            if all(field in columns for field in REQUIRED):
                return list(_lines(rows[at + height :], columns))
            if len(columns) > len(nearest):
                nearest = columns
    raise UnreadableFile("missing_column", _what_is_missing(nearest))


def _headers(rows: list[Row]) -> Iterator[tuple[int, dict[str, int], int]]:
    """Each place where a header may stand: one row, or two where merged cells leave the upper name over blanks."""
    for at, (_number, cells) in enumerate(rows[:HEADER_WITHIN]):
        yield at, _columns(cells), 1
        if at + 1 < len(rows):
            below = rows[at + 1][1]
            width = max(len(cells), len(below))
            upper, lower = _padded(cells, width), _padded(below, width)
            yield at, _columns([low or high for high, low in zip(upper, lower, strict=True)]), 2


def _columns(cells: list[Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        field = FIELD_OF.get(fold(cell).strip(" .:*")) if isinstance(cell, str) else None
        if field:
            found.setdefault(field, index)
    return found


def _lines(rows: list[Row], columns: dict[str, int]) -> Iterator[Line]:
    for number, cells in rows:
        line = Line(number, {field: cells[index] for field, index in columns.items() if index < len(cells)})
        told = [field for field, cell in line.cells.items() if cell is not None and field != "number"]
        if len(told) > 1 or (told and line["number"] is not None):
            if _columns(cells).keys() >= set(REQUIRED):
                continue  # the header again, as printed pages have it
            yield line


def _padded(cells: list[Cell], width: int) -> list[Cell]:
    return cells + [None] * (width - len(cells))


def _what_is_missing(nearest: dict[str, int]) -> str:
    if not nearest:
        return _(
            "No header row was found. The first row of the table must name the columns: Họ và tên, Năm sinh, Chi hội. "
            "A file typed in TCVN3 or VNI fonts must be turned into Unicode first."
        )
    missing = ", ".join(f"“{AS_OFFICES_WRITE[field]}”" for field in REQUIRED if field not in nearest)
    return _("The table lacks the column %(columns)s.") % {"columns": missing}
