"""The text of a VietQR: equal to published vectors, read back as it was written, and never wrong without a word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.payment.vietqr import LARGEST_SUM, NotATransfer, Transfer, crc, payload, png, svg

VECTORS = [
    (
        Transfer("970416", "257678859"),
        "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F",
    ),
    (
        Transfer("970416", "257678859", amount=10_000, memo="Chuyen tien"),
        "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien"
        "630453E6",
    ),
    (
        Transfer("970416", "224528479", amount=10_000, memo="TRANSFER TO SOMEONE", bill="NPS6869"),
        "00020101021238530010A0000007270123000697041601092245284790208QRIBFTTA53037045405100005802VN62340107NPS6869"
        "0819TRANSFER TO SOMEONE6304AC13",
    ),
]
WORDS = st.from_regex(r"\A[A-Z0-9]([A-Z0-9 ]{0,23}[A-Z0-9])?\Z")
TRANSFERS = st.builds(
    Transfer,
    bank=st.from_regex(r"\A[0-9]{6}\Z"),
    account=st.from_regex(r"\A[0-9A-Z]{4,19}\Z"),
    amount=st.none() | st.integers(1, LARGEST_SUM),
    memo=st.just("") | WORDS,
    bill=st.just("") | WORDS,
)


def fields_of(text: str) -> dict[str, str]:
    """Read by another hand than the writer's: number, length, value, to the last sign."""
    found = {}
    while text:
        number, length = text[:2], int(text[2:4])
        value, text = text[4 : 4 + length], text[4 + length :]
        assert len(value) == length
        assert number not in found
        found[number] = value
    return found


def test_the_check_sum_has_its_published_check_value() -> None:
    assert crc("123456789") == "29B1"


@pytest.mark.parametrize(("transfer", "text"), VECTORS, ids=["static", "with sum and words", "with bill number"])
def test_the_text_is_that_of_published_vectors(transfer: Transfer, text: str) -> None:
    assert payload(transfer) == text


@given(TRANSFERS)
def test_what_is_written_is_read_back(transfer: Transfer) -> None:
    text = payload(transfer)

    fields = fields_of(text)
    where = fields_of(fields["38"])
    account = fields_of(where["01"])
    more = fields_of(fields.get("62", ""))
    assert fields["63"] == crc(text[:-4])
    assert (account["00"], account["01"], where["00"], where["02"]) == (
        transfer.bank,
        transfer.account,
        "A000000727",
        "QRIBFTTA",
    )
    assert fields.get("54") == (None if transfer.amount is None else str(transfer.amount))
    assert fields["01"] == ("11" if transfer.amount is None else "12")
    assert (more.get("08", ""), more.get("01", "")) == (transfer.memo, transfer.bill)
    assert list(fields) == sorted(fields)


@given(TRANSFERS, st.data())
def test_one_changed_sign_is_seen_by_the_check_sum(transfer: Transfer, data: st.DataObject) -> None:
    text = payload(transfer)
    place = data.draw(st.integers(0, len(text) - 5))
    other = "Z" if text[place] != "Z" else "Y"

    changed = text[:place] + other + text[place + 1 :]

    assert crc(changed[:-4]) != changed[-4:]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"bank": "97041"}, "bank"),
        ({"bank": "97041６"}, "bank"),
        ({"account": ""}, "account"),
        ({"account": "abc def"}, "account"),
        ({"account": "1" * 20}, "account"),
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": 1000.0}, "amount"),
        ({"amount": True}, "amount"),
        ({"amount": "1000"}, "amount"),
        ({"amount": LARGEST_SUM + 1}, "amount"),
        ({"memo": "Đơn hàng"}, "memo"),
        ({"memo": "A" * 26}, "memo"),
        ({"memo": "A-B"}, "memo"),
        ({"memo": "A\n"}, "memo"),
        ({"bill": "№1"}, "bill"),
    ],
)
def test_what_no_bank_would_take_is_refused_by_name(changes: dict, named: str) -> None:
    facts = {"bank": "970416", "account": "257678859", "amount": 1000, "memo": "OCP7K3M9X2"}

    with pytest.raises(NotATransfer, match=named):
        Transfer(**{**facts, **changes})


def test_the_square_is_black_on_white_with_its_rim() -> None:
    text = payload(VECTORS[1][0])

    drawn = svg(text)

    width = int(re.search(r'viewBox="0 0 (\d+) \d+"', drawn)[1])
    assert (width - 2 * 4 - 17) % 4 == 0, "a square of the standard's sizes, and four modules of white on each side"
    assert 'stroke="#000"' in drawn
    assert 'fill="#fff"' in drawn
    assert "style=" not in drawn, "the page allows no styles inside it"
    assert png(text).startswith(b"\x89PNG")
