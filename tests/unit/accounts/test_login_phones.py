"""The number one logs in by: every spelling is read, and what is wrong is said in the reader's language."""

import pytest
from django.utils import translation

from shop.accounts.phones import login_phone
from shop.core.phones import NotAPhone


@pytest.mark.parametrize(
    "written",
    [
        "0912 345 678",
        "0912.345.678",
        "912345678",
        "84912345678",
        "0084912345678",
        "+84 (0) 912 345 678",
        "０９１２３４５６７８",
    ],
)
def test_every_spelling_is_the_same_number(written: str) -> None:
    assert login_phone(written) == "+84912345678"


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("091234567", "short", "Số di động có 10 chữ số, bạn mới nhập 9."),
        ("09123456789", "long", "Số di động có 10 chữ số, bạn nhập 11."),
        ("0912 345 678 chị Hoa", "letters", "Số điện thoại chỉ có chữ số, hãy bỏ “chị Hoa”."),
        ("O912345678", "letters", "Số điện thoại chỉ có chữ số, hãy bỏ “O”."),
        ("0912345678 / 0987654321", "several", "Chỉ nhập một số."),
        ("01621234567", "old", "Số 11 chữ số đã đổi từ năm 2018. Số của bạn nay là 0321234567?"),
        ("024 3825 1234", "fixed", "Nhập số di động, vì mã gửi bằng tin nhắn."),
        ("0112345678", "unknown", "Không có số nào như 0112345678. Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09."),
        ("+33612345678", "foreign", "Mã chỉ gửi được tới số Việt Nam. Ở nước ngoài, bạn dùng e-mail."),
        ("abc", "empty", "Nhập số điện thoại, ví dụ 0912 345 678."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(written: str, code: str, message: str) -> None:
    with translation.override("vi"), pytest.raises(NotAPhone) as refused:
        login_phone(written)

    assert refused.value.code == code
    assert refused.value.message == message
