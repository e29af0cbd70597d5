"""Statements of common layouts: read rightly, refused by row with its reason, a second time changing nothing (T31)."""

import io
from contextlib import suppress
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.bank.models import BankTransaction
from shop.bank.statements.cells import moment_of, sum_of
from shop.bank.statements.reading import read_statement
from shop.bank.statements.uploads import bring_in, look_at
from shop.core.errors import DomainError
from shop.core.sheets import UnreadableFile
from tests.factories.bank import ACCOUNT, AGRIBANK, GENERIC, SIGNED, VIETCOMBANK
from tests.unit.sellers.members.test_register_files import in_windows_1258


def told(content: str | bytes) -> list[tuple]:
    read = read_statement(content if isinstance(content, bytes) else content.encode())
    assert read.refused == []
    return [(line.direction, line.amount, line.posted_at.strftime("%d/%m %H:%M"), line.memo) for line in read.lines]


def test_vietcombanks_layout() -> None:
    assert told(VIETCOMBANK) == [
        ("in", 185_000, "24/11 00:00", "MBVCB.1234567.OCP7K3M9X2.CT tu 0011000222 NGUYEN THI MAI"),
        ("out", 11_000, "24/11 00:00", "Phí dịch vụ SMS"),
        ("in", 1_250_000, "25/11 00:00", "IBVCB.998877 cam on chi Hoa"),
    ]


def test_agribanks_layout_with_a_header_on_two_rows() -> None:
    assert told(AGRIBANK) == [
        ("in", 185_000, "24/11 09:12", "ocp7k3m9x2 chuyen tien"),
        ("in", 185_000, "24/11 10:05", "ocp7k3m9x2 chuyen tien"),
        ("out", 50_000, "24/11 11:00", "Rút tiền mặt"),
    ]


def test_plain_layouts_with_a_sign_or_a_word_for_the_direction() -> None:
    assert [row[:2] for row in told(GENERIC)] == [("in", 185_000), ("out", 22_000)]
    assert [row[:2] for row in told(SIGNED)] == [("in", 185_000), ("out", 50_000)]


@pytest.mark.parametrize(
    "encoded",
    [
        VIETCOMBANK.encode("utf-8-sig"),
        VIETCOMBANK.encode("utf-16"),
        VIETCOMBANK.encode("utf-16-le"),
        in_windows_1258(VIETCOMBANK),
        VIETCOMBANK.replace("\n", "\r\n").encode(),
    ],
    ids=["bom", "utf-16", "utf-16 without mark", "windows-1258", "crlf"],
)
def test_every_encoding_says_the_same_and_is_the_same(encoded: bytes) -> None:
    plain, other = read_statement(VIETCOMBANK.encode()), read_statement(encoded)

    assert [line.provider_id for line in other.lines] == [line.provider_id for line in plain.lines]
    assert [line.memo for line in other.lines] == [line.memo for line in plain.lines]


def test_a_spreadsheet_with_real_days_and_figures() -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Ngày giao dịch", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"],
        [date(2026, 11, 24), "OCP7K3M9X2", None, 185000, 1185000],
        [date(2026, 11, 24), "phí", 11000.0, 0, 1174000],
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)

    assert told(out.getvalue()) == [
        ("in", 185_000, "24/11 00:00", "OCP7K3M9X2"),
        ("out", 11_000, "24/11 00:00", "phí"),
    ]


def test_sums_with_commas_do_not_hide_a_semicolon_between_columns() -> None:
    text = "Ngày;Nội dung;Ghi có;Số dư\n24/11/2026;OCP7K3M9X2;1,250,000,000;11,250,000,000\n"

    assert told(text) == [("in", 1_250_000_000, "24/11 00:00", "OCP7K3M9X2")]


def test_a_bad_row_is_named_and_spoils_no_other() -> None:
    text = (
        "Ngày,Nội dung,Ghi nợ,Ghi có\n24/11/2026,tốt,,100000\n31/02/2026,ngày lạ,,1000\n24/11/2026,lẻ,,1000.5\n"
        '24/11/2026,hai chiều,5000,6000\n24/11/2026,chữ,,"một trăm"\n,,,\nTổng cộng,,,100000\n'
    )

    read = read_statement(text.encode())

    assert [line.memo for line in read.lines] == ["tốt"]
    assert [(each["row"], each["code"]) for each in read.refused] == [
        (3, "bad_day"),
        (4, "bad_sum"),
        (5, "both_ways"),
        (6, "bad_sum"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "missing_column"),
        ("Ngày,Nội dung\n24/11/2026,x\n".encode(), "missing_column"),
        (VIETCOMBANK.replace(ACCOUNT, "1111000222333").encode(), "other_account"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 100, "old_office"),
        (b"PK\x03\x04 not a zip", "broken_xlsx"),
    ],
)
def test_a_file_that_is_no_statement_of_ours_is_refused_whole(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_statement(content)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("written", "dong"),
    [
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1.250.000,00", 1_250_000),
        ("1 250 000", 1_250_000),
        ("+1.250.000 VND", 1_250_000),
        ("1.250.000 ₫", 1_250_000),
        ("1250000", 1_250_000),
        ("1250000.0", 1_250_000),
        ("(50,000)", -50_000),
        ("-50.000", -50_000),
        ("−50.000", -50_000),
        ("50.000-", -50_000),
        ("1.250", 1_250),
        ("0", 0),
        ("0,00", 0),
        ("-", 0),
        ("", 0),
        (None, 0),
        (185000, 185_000),
        (185000.0, 185_000),
    ],
)
def test_sums_as_banks_write_them(written: Any, dong: int) -> None:
    assert sum_of(written) == dong


@pytest.mark.parametrize("written", ["1.5", "1,250.5", "1.25.000", "12.34", "abc", "1e6", "NaN", "=1+1", 0.5, "1" * 20])
def test_what_is_no_whole_sum_is_refused(written: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the message is what was written
        sum_of(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("24/11/2026", "2026-11-24T00:00:00+07:00"),
        ("24-11-2026 09:12:33", "2026-11-24T09:12:33+07:00"),
        ("24.11.26", "2026-11-24T00:00:00+07:00"),
        ("2026-11-24T09:12", "2026-11-24T09:12:00+07:00"),
        ("09:12 24/11/2026", "2026-11-24T00:00:00+07:00"),
        (date(2026, 11, 24), "2026-11-24T00:00:00+07:00"),
    ],
)
def test_days_as_banks_write_them(written: Any, read: str) -> None:
    assert moment_of(written).isoformat() == read


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with suppress(DomainError):
        read_statement("Ngày,Nội dung,Ghi có\n".encode() + content)


@pytest.mark.django_db
class TestBringingIn:
    def test_a_file_is_looked_at_before_anything_is_written(self, tien: Any, file_of: Any) -> None:
        preview = look_at(file_of(VIETCOMBANK), by=tien)

        assert [line.amount for line in preview.new] == [185_000, 1_250_000]
        assert (preview.outgoing, preview.known, preview.new_dong) == (1, 0, 1_435_000)
        assert not BankTransaction.objects.exists()

    def test_a_second_time_changes_nothing(self, tien: Any, file_of: Any) -> None:
        first = bring_in(look_at(file_of(VIETCOMBANK), by=tien).upload.pk, by=tien)

        preview = look_at(file_of(VIETCOMBANK.encode("utf-16")), by=tien)
        again = bring_in(preview.upload.pk, by=tien)

        assert (first.written, again.written, again.known, preview.new) == (3, 0, 3, [])
        assert BankTransaction.objects.count() == 3

    def test_an_overlapping_file_adds_only_what_is_new(self, tien: Any, file_of: Any) -> None:
        """Exported at noon, and again in the evening with one transfer more, that says the very same."""
        rows = "24/11/2026,OCP7K3M9X2,185000\n"
        bring_in(look_at(file_of(f"Ngày,Nội dung,Ghi có\n{rows}"), by=tien).upload.pk, by=tien)

        preview = look_at(file_of(f"Ngày,Nội dung,Ghi có\n{rows}{rows}25/11/2026,khác,5000\n"), by=tien)
        bring_in(preview.upload.pk, by=tien)

        assert [line.amount for line in preview.new] == [185_000, 5_000]
        assert BankTransaction.objects.count() == 3

    def test_two_lines_with_the_same_sum_are_two(self, tien: Any, file_of: Any) -> None:
        bring_in(look_at(file_of(AGRIBANK), by=tien).upload.pk, by=tien)

        assert BankTransaction.objects.filter(amount_dong=185_000).count() == 2

    def test_the_second_press_brings_nothing_in(self, tien: Any, file_of: Any) -> None:
        upload = look_at(file_of(VIETCOMBANK), by=tien).upload.pk
        bring_in(upload, by=tien)

        with pytest.raises(UnreadableFile, match="đã nhập rồi"):
            bring_in(upload, by=tien)

        assert BankTransaction.objects.count() == 3

    def test_another_persons_file_is_not_hers_to_bring_in(self, tien: Any, mai: Any, file_of: Any) -> None:
        upload = look_at(file_of(VIETCOMBANK), by=tien).upload.pk

        with pytest.raises(UnreadableFile):
            bring_in(upload, by=mai)

        assert not BankTransaction.objects.exists()
