"""VietQR: what a banking app reads from the square (NAPAS over EMVCo; FIELD 4.1), and the square itself.

Nothing is passed through unseen: a wrong sum or account in the code would send the buyer's money astray.
"""

import io
import re
from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

NAPAS, TO_ACCOUNT = "A000000727", "QRIBFTTA"
VND, VIETNAM = "704", "VN"
STATIC, DYNAMIC = "11", "12"
LARGEST_SUM = 9_999_999_999_999  # thirteen figures, EMVCo's field 54
QUIET_ZONE = 4  # modules of white round the code, by the QR standard

_BIN = re.compile(r"\d{6}", re.ASCII)
_ACCOUNT = re.compile(r"[0-9A-Z]{4,19}")
_WORDS = re.compile(r"[A-Za-z0-9 ]{1,25}")


class NotATransfer(ValueError):
    """A transfer cannot be asked for in these words; the value is named."""


@dataclass(frozen=True)
class Transfer:
    """To whom and how much. `amount` in đồng, None where the payer types it; `memo` and `bill` plain letters."""

    bank: str
    account: str
    amount: int | None = None
    memo: str = ""
    bill: str = ""

    def __post_init__(self) -> None:
        _must(_BIN, self.bank, "bank")
        _must(_ACCOUNT, self.account, "account")
        if self.amount is not None and (type(self.amount) is not int or not 0 < self.amount <= LARGEST_SUM):
            raise NotATransfer(f"amount: {self.amount!r}")
        for name, words in (("memo", self.memo), ("bill", self.bill)):
            if words:
                _must(_WORDS, words, name)


def payload(transfer: Transfer) -> str:
    """The text of the code, its check sum last."""
    where = _field("00", NAPAS) + _field("01", _field("00", transfer.bank) + _field("01", transfer.account))
    more = _field("01", transfer.bill) + _field("08", transfer.memo)
    amount = "" if transfer.amount is None else str(transfer.amount)
    text = (
        _field("00", "01")
        + _field("01", DYNAMIC if amount else STATIC)
        + _field("38", where + _field("02", TO_ACCOUNT))
        + _field("53", VND)
        + _field("54", amount)
        + _field("58", VIETNAM)
        + _field("62", more)
        + "6304"
    )
    return text + crc(text)


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE, four capital hexadecimal figures; 29B1 for "123456789"."""
    rest = 0xFFFF
    for byte in text.encode():
        rest ^= byte << 8
        for _bit in range(8):
            rest = (rest << 1 ^ 0x1021 if rest & 0x8000 else rest << 1) & 0xFFFF
    return f"{rest:04X}"


def svg(text: str) -> SafeString:
    """The square, black with its white rim, to stand in a page; as wide as what holds it."""
    code = segno.make(text, error="m", micro=False)
    return mark_safe(
        code.svg_inline(border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    )


def png(text: str) -> bytes:
    """The same as a picture to save, some thousand points wide."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=20, border=QUIET_ZONE)
    return out.getvalue()


def _field(number: str, value: str) -> str:
    """Number, length in two figures, value; nothing for an empty one."""
    return f"{number}{len(value):02d}{value}" if value else ""


def _must(form: re.Pattern[str], value: str, name: str) -> None:
    if not form.fullmatch(value):
        raise NotATransfer(f"{name}: {value!r}")
