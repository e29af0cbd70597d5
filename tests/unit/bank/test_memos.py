"""The code inside what banks make of the buyer's words (T30)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.bank.memos import LETTERS, codes_in, hints_in, near

CODE = "OCP7K3M9X2"
CODES = st.text(LETTERS, min_size=7, max_size=7).map(lambda tail: f"OCP{tail}")
BEFORE = st.sampled_from(
    ["", "MBVCB.6012345678.", "CT DEN:633212345678 ", "IBFT ", "NGUYEN THI MAI chuyen tien ", "QR-"]
)
AFTER = st.sampled_from(["", " FT26328001", ".CT tu 0011000222", "-251126-10:12:01", " cam on chi", "/"])


@pytest.mark.parametrize(
    "memo",
    [
        CODE,
        "ocp7k3m9x2",
        "Ocp 7k3m9x2",
        "MBVCB.6012345678.OCP7K3M9X2.CT tu 0011000222 NGUYEN THI MAI toi 8888000111222",
        "CT DEN:633212345678 OCP7K3M9X2-251126-10:12:01 633212",
        "NGUYEN THI MAI chuyen tien OCP7K3M9X2",
        "ｏｃｐ７ｋ３ｍ９ｘ２",
        "OCP\n7K3M9X2",
        "chuyenkhoanOCP7K3M9X2",
        "OCP7K3M9X2 OCP7K3M9X2",
    ],
)
def test_a_whole_code_is_found(memo: str) -> None:
    assert codes_in(memo) == (CODE,)


@pytest.mark.parametrize("memo", ["", "OCP7K3M9X", "OCP7K3M9X22", "OCP7K3M9XU", "XCP7K3M9X2", "cam on chi Hoa"])
def test_what_is_no_whole_code_is_not_taken_for_one(memo: str) -> None:
    assert codes_in(memo) == ()


def test_two_codes_are_both_found_in_their_order() -> None:
    assert codes_in("OCP7K3M9X2 va OCP0123456") == ("OCP7K3M9X2", "OCP0123456")


@given(CODES, BEFORE, AFTER, st.booleans())
def test_it_survives_what_banks_do(code: str, before: str, after: str, lower: bool) -> None:
    """Words around it, capitals or not, marks gone, cut at fifty signs."""
    memo = before + (code.lower() if lower else code) + after

    assert codes_in(unicodedata.normalize("NFD", memo)[:50]) == (code,)


@pytest.mark.parametrize(
    ("memo", "hint"),
    [
        ("OCP7K3", "OCP7K3"),
        ("0CP7K3M9X2", CODE),
        ("OCP 7K3 M9X2", CODE),
        ("OCP-7K3M9X2GD123", CODE),
        ("OCP7K3M9XO", "OCP7K3M9X0"),
    ],
)
def test_what_was_cut_or_mistyped_is_a_hint(memo: str, hint: str) -> None:
    assert hint in hints_in(memo)


def test_near_codes_begin_so_or_differ_by_one_slip() -> None:
    codes = [CODE, "OCP0000000"]

    assert near("OCP7K3", codes) == [CODE]
    assert near("OCP7K3M9X3", codes) == [CODE]
    assert near("OCP7K3M9 X2".replace(" ", "")[:10], codes) == [CODE]
    assert near("OCP7KM39X2", codes) == [CODE]
    assert near("OCP7K2M9X3", codes) == []
