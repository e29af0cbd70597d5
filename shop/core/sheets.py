"""A table sent as a file, opened as rows of cells, whatever program wrote it. Files come from outside: all is capped.

CSV in UTF-8, UTF-16 or Windows-1258, parted by comma, semicolon or tab; XLSX without macros. The kind is told by the
first bytes, not by the name. Row numbers are those a spreadsheet shows.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from shop.core.errors import DomainError

Cell = str | int | float | date | None
Row = tuple[int, list[Cell]]

MAX_BYTES = 15 * 1024 * 1024
MAX_UNPACKED_BYTES = 120 * 1024 * 1024
MAX_RATIO = 200  # a zip bomb packs a thousandfold, a spreadsheet tenfold
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_SHEETS = 10
MAX_CELL = 1_000

SEPARATORS = ",;\t|"
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class UnreadableFile(DomainError):
    """No table can be read from the file. A broken row stops only itself."""


def sheets_of(file: BinaryIO, *, every_separator: bool = False) -> list[list[Row]]:
    """Each sheet's rows that hold anything. Raises UnreadableFile with the reason and the repair.

    `every_separator`: a CSV comes back once for each sign that may part its cells, the likeliest first. Sums like
    1,250,000 hold more commas than the file has columns, and only who knows the header can tell.
    """
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_big", _("The file is larger than 15 MB. Send it in parts."))
    if not content.strip():
        raise UnreadableFile("empty", _("The file is empty."))
    if content.startswith(OLD_OFFICE):
        raise UnreadableFile(
            "old_office", _("This is an old Excel file or one with a password. Save it as .xlsx without a password.")
        )
    if content.startswith(ZIP):
        return _sheets_of_xlsx(content)
    text = _text_of(content)
    separators = _separators(text)
    return [_rows_of_csv(text, sign) for sign in (separators if every_separator else separators[:1])]


def _text_of(content: bytes) -> str:
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("encoding", _("The letters of the file cannot be read. Save it as CSV UTF-8."))


def _encodings(content: bytes) -> list[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    start = content[:2000]
    if start.count(0) > len(start) // 5:  # UTF-16 without its mark: every ASCII letter has a zero beside it
        return ["utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"]
    return ["utf-8-sig", "cp1258"]


def _separators(text: str) -> list[str]:
    """The signs that occur in the first lines, the most frequent of a line first; at least one."""
    lines = text.splitlines()[:40]
    count = {sign: max((line.count(sign) for line in lines), default=0) for sign in SEPARATORS}
    found = sorted((sign for sign in SEPARATORS if count[sign]), key=lambda sign: -count[sign])
    return found or [","]


def _rows_of_csv(text: str, separator: str) -> list[Row]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        if any(_holds_rows(cell, separator) for row in rows for cell in row):
            rows = _line_by_line(text, separator)
    except csv.Error:  # a cell without end
        rows = _line_by_line(text, separator)
    return list(_filled_rows(enumerate(rows, start=1)))


def _holds_rows(cell: str, separator: str) -> bool:
    """A quotation mark that nobody closed has drawn the rows after it into its cell."""
    return "\n" in cell and any(line.count(separator) > 1 for line in cell.splitlines()[1:])


def _line_by_line(text: str, separator: str) -> list[list[str]]:
    """So that a stray quotation mark spoils its own row alone. Raises UnreadableFile."""
    try:
        return [next(csv.reader([line], delimiter=separator), []) for line in text.splitlines()]
    except csv.Error:
        raise UnreadableFile("broken_csv", _("The file is not a table in CSV form.")) from None


def _sheets_of_xlsx(content: bytes) -> list[list[Row]]:
    import openpyxl  # a tenth of a second: only who opens a spreadsheet pays it
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_a_dangerous_zip(content)
    try:
        # Read-only, with defusedxml present openpyxl parses by it: no entities, no references outside.
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return [_rows_of_sheet(sheet) for sheet in book.worksheets[:MAX_SHEETS]]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, EOFError):
        raise UnreadableFile(
            "broken_xlsx", _("The Excel file is broken. Open it, save it anew and try again.")
        ) from None


def _rows_of_sheet(sheet: object) -> list[Row]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # the file's own word about its size is not believed
    return list(_filled_rows(enumerate(sheet.iter_rows(values_only=True), start=1)))  # type: ignore[attr-defined]


def _refuse_a_dangerous_zip(content: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile:
        raise UnreadableFile(
            "broken_xlsx", _("The Excel file is broken. Open it, save it anew and try again.")
        ) from None
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise UnreadableFile("macros", _("The file carries macros. Save it as .xlsx without macros."))
    unpacked = sum(part.file_size for part in parts)
    too_dense = any(part.file_size > 1_000_000 and part.file_size > MAX_RATIO * part.compress_size for part in parts)
    if unpacked > MAX_UNPACKED_BYTES or too_dense:
        raise UnreadableFile("too_big", _("Unpacked, the file is far too large for such a table."))


def _filled_rows(numbered: Iterable[tuple[int, Iterable[object]]]) -> Iterator[Row]:
    seen = 0
    for number, raw in numbered:
        cells = [_cell(value) for value in list(raw)[:MAX_COLUMNS]]
        if all(cell is None for cell in cells):
            continue
        seen += 1
        if seen > MAX_ROWS:
            raise UnreadableFile("too_many_rows", _("The file has more than 20,000 rows. Send it in parts."))
        yield number, cells


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value[:MAX_CELL] if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float, date)):
        return value
    return str(value)[:MAX_CELL]
