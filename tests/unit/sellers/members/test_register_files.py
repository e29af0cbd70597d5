"""Files of every make: read rightly, or refused as a whole with the reason."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest

from sellers.members.errors import UnreadableFile
from sellers.models import Member
from tests.unit.sellers.members.conftest import HEADER

ROWS = f"{HEADER}\n1,Lý Thị Sen,1980,Hin Lạn,Hội viên,05/1992,0912345678,LT-1\n2,Đỗ Thị Ưởng,1981,Nà Kéo,,,,LT-2\n"


def xlsx(*rows: tuple, merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def in_windows_1258(text: str) -> bytes:
    """That code page writes tone marks as letters of their own, hats and horns with the vowel."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", char)
            hats = "".join(mark for mark in marks if mark in "\u0302\u0306\u031b")
            out += unicodedata.normalize("NFC", base + hats).encode("cp1258")
            out += "".join(mark for mark in marks if mark not in hats).encode("cp1258")
    return out


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        ROWS.encode("utf-16-le"),
        ROWS.encode("utf-16-be"),
        in_windows_1258(ROWS),
        ROWS.replace(",", ";").encode(),
        ROWS.replace(",", "\t").encode(),
        ROWS.replace("\n", "\r\n").encode(),
        f"HỘI LHPN XÃ LÂM THƯỢNG\nDANH SÁCH, tháng 10\n\n{ROWS}\n,Tổng số: 2 dòng\n".encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "windows-1258", "semicolon", "tab", "crlf", "titles"],
)
def test_encoding_and_separator_are_found_out(bring_in: Callable, content: bytes) -> None:
    outcome = bring_in(content=content)

    assert (outcome.rows, len(outcome.created), outcome.remarks.rejected) == (2, 2, [])
    assert set(Member.objects.values_list("full_name", "branch__code")) == {
        ("Lý Thị Sen", "lam-thuong-hin-lan"),
        ("Đỗ Thị Ưởng", "lam-thuong-na-keo"),
    }


def test_columns_are_found_by_name_in_any_order(bring_in: Callable) -> None:
    bring_in(content="Chi hội;SĐT;HỌ VÀ TÊN;Năm sinh\nHin Lạn;0912345678;Lý Thị Sen;1980\n".encode())

    sen = Member.objects.get()
    assert (sen.full_name, sen.birth_year, sen.phone) == ("Lý Thị Sen", 1980, "+84912345678")


@pytest.mark.parametrize("column", ["Họ và tên", "Chi hội", "Năm sinh"])
def test_missing_column_is_named(bring_in: Callable, column: str) -> None:
    with pytest.raises(UnreadableFile, match=column) as refused:
        bring_in(content=ROWS.replace(column, "Ghi chú").encode())

    assert refused.value.code == "missing_column"
    assert not Member.objects.exists()


def test_spreadsheet_cells_of_every_type_are_read(bring_in: Callable) -> None:
    content = xlsx(
        ("HỘI LHPN XÃ LÂM THƯỢNG",),
        ("STT", "Họ và tên", "Năm sinh", "Sinh hoạt Hội", None, "Liên hệ", None),
        (None, None, None, "Chi hội", "Ngày vào Hội", "Số điện thoại", "Số thẻ hội viên"),
        (1, "Lý Thị Sen", 1980.0, "Hin Lạn", date(2013, 1, 7), 912345678, 77),
        (),
        (None, "Tổng số: 1 dòng"),
    )

    assert bring_in(content=content).rows == 1
    sen = Member.objects.get()
    assert (str(sen.joined_on), sen.phone, sen.card_number, sen.birth_year) == (
        "2013-01-07",
        "+84912345678",
        "77",
        1980,
    )


def test_rows_are_numbered_as_the_spreadsheet_shows_them(bring_in: Callable) -> None:
    outcome = bring_in("1,Lý Thị Sen,1980,Hin Lạn,,,,LT-1", "", "3,,1980,Hin Lạn,,,,LT-3")

    assert [remark["row"] for remark in outcome.remarks.rejected] == [4]


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def spoiled(part: str, old: bytes, new: bytes) -> bytes:
    """A good spreadsheet with one of its parts changed."""
    source = zipfile.ZipFile(io.BytesIO(xlsx(("Họ và tên", "Năm sinh", "Chi hội"), ("Lý Thị Sen", 1980, "Hin Lạn"))))
    return zipped(
        **{
            name: source.read(name).replace(old, new) if name == part else source.read(name)
            for name in source.namelist()
        }
    )


ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xd0\xcf\x11\xe0 old excel", "old_office"),
        (b"PK\x03\x04 no zip at all", "broken_xlsx"),
        (zipped(anything=b"x"), "broken_xlsx"),
        (zipped(**{"xl/vbaProject.bin": b"x"}), "macros"),
        (zipped(**{"xl/worksheets/sheet1.xml": b" " * 40_000_000}), "too_big"),
        (spoiled("xl/workbook.xml", b"<workbook", ENTITY + b"<workbook"), "broken_xlsx"),
        (spoiled("xl/worksheets/sheet1.xml", b"<worksheet", ENTITY + b"<worksheet"), "broken_xlsx"),
        (b"\xff\xd8\xff\xe0 a photo \x81\x8d", "encoding"),
        ("Hä vµ tªn,N¨m sinh,Chi héi\nLý ThÞ Sen,1980,Hin L¹n\n".encode("latin-1"), "missing_column"),
        ((HEADER + "\n" + "1,Lý Thị Sen,1980,Hin Lạn,,,,\n" * 20_001).encode(), "too_many_rows"),
        (b"x" * (15 * 1024 * 1024 + 1), "too_big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_register_is_refused_with_a_reason(bring_in: Callable, content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        bring_in(content=content or b" ")

    assert refused.value.code == code
    assert refused.value.message
    assert not Member.objects.exists()


def test_the_spoiling_harness_makes_a_readable_file_when_nothing_is_spoiled(bring_in: Callable) -> None:
    assert len(bring_in(content=spoiled("none", b"", b"")).created) == 1


@pytest.mark.parametrize("stray", ['3,"Lý Thị Ba,1980,Hin Lạn,,,,', '"3,Lý Thị Ba,1980,Hin Lạn,,,,'])
def test_a_quotation_mark_that_nobody_closed_spoils_its_own_row_alone(bring_in: Callable, stray: str) -> None:
    after = [f"{number},Lý Thị Sen {number},1980,Hin Lạn,,,,LT-{number}" for number in range(4, 30)]

    told = bring_in("1,Đỗ Thị Ưởng,1981,Nà Kéo,,,,LT-1", stray, *after).as_json()

    assert told["created"] == 27
    assert told["rows"] == 27 + len(told["rejected"])
    assert Member.objects.filter(full_name__startswith="Lý Thị Sen").count() == 26


def test_a_cell_of_two_lines_stays_one_cell(bring_in: Callable) -> None:
    told = bring_in(
        '1,"Đỗ Thị Ưởng",1981,"Nà Kéo","Phó chi hội\ntrưởng",,,LT-1', "2,Lý Thị Sen,1980,Hin Lạn,,,,"
    ).as_json()

    assert (told["rows"], told["created"], told["rejected"]) == (2, 2, [])
