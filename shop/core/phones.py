"""Vietnamese telephone numbers as people write them, turned into E.164 (FIELD 5.3). Shown again by formats.phone."""

import re

from django.utils.translation import gettext as _

from shop.core.errors import DomainError

_OWNER_IN_BRACKETS = re.compile(r"\([^)\d]*\)")  # 0912 345 678 (chị Hoa)
_SECOND_NUMBER = re.compile(r"[/;,].*$", re.DOTALL)
_SIGNS = re.compile(r"[^\d+]")


class NotAPhone(DomainError):
    """What was written is no number that can be called."""


def e164(written: str) -> str:
    """+84912345678 from 0912 345 678, 84912345678, 912.345.678; of "a / b" the first. Raises NotAPhone, saying why.

    Letters are refused before the library sees them: it would read O912… as a number.
    """
    import phonenumbers  # half a second: only who reads a number pays it

    text = _SECOND_NUMBER.sub("", _OWNER_IN_BRACKETS.sub("", written)).strip()
    digits = _SIGNS.sub("", text)
    if any(char.isalpha() for char in text):
        raise NotAPhone("letters", _("A phone number has only figures, for example 0900 000 123."))
    try:
        number = phonenumbers.parse(digits, "VN")
    except phonenumbers.NumberParseException:
        raise NotAPhone("not_a_number", _("A phone number has only figures, for example 0900 000 123.")) from None
    if not phonenumbers.is_valid_number(number):
        raise NotAPhone("wrong_length", _reason(digits))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _reason(digits: str) -> str:
    if re.fullmatch(r"01\d{9}", digits):
        return _("Numbers of 11 figures were changed in 2018: write the new number of 10 figures.")
    return _("A mobile number has 10 figures, for example 0900 000 123. You typed %(count)s.") % {
        "count": len(digits.lstrip("+"))
    }
