"""Phone numbers in all the ways offices and buyers write them."""

import pytest

from shop.core.phones import NotAPhone, e164


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "912345678",
        "84912345678",
        "+84912345678",
        "+84 (0) 912 345 678",
        "0912-345-678",
        "0912345678 / 0987654321",
        "0912 345 678 (chị Hoa)",
        " 0912\u00a0345\u00a0678 ",
    ],
)
def test_every_spelling_is_the_same_number(written: str) -> None:
    assert e164(written) == "+84912345678"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("O912345678", "letters"),
        ("không có", "letters"),
        ("", "not_a_number"),
        ("-", "not_a_number"),
        ("091234567", "wrong_length"),
        ("01234567890", "wrong_length"),
        ("0912345678901234567890", "not_a_number"),
    ],
)
def test_what_cannot_be_called_is_refused_with_a_reason(written: str, code: str) -> None:
    with pytest.raises(NotAPhone) as refused:
        e164(written)

    assert refused.value.code == code
    assert refused.value.message
