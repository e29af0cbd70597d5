"""The number a person logs in by: a Vietnamese mobile, since codes go there. What is wrong with it is said plainly."""

import re
import unicodedata

from django.utils.translation import gettext as _

from shop.core.phones import NotAPhone, e164
from shop.core.text import clean

_WORDS = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")
_COUNTRY = re.compile(r"^(?:\+|00)?84(?=\d)")
# Eleven-digit mobile numbers became ten digits in 2018: what people still carry in old books.
_SINCE_2018 = {
    **{f"016{n}": f"03{n}" for n in range(2, 10)},
    **{"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"},
    **{"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"},
    **{"0186": "056", "0188": "058", "0199": "059"},
}


def login_phone(written: str) -> str:
    """E.164 of one Vietnamese mobile number in any spelling. Raises NotAPhone with a sentence for the person."""
    text = clean(unicodedata.normalize("NFKC", written))
    _refuse_other_than_digits(text)
    digits = re.sub(r"\(0\)|[^0-9+]", "", text)
    if digits.startswith("+") and not digits.startswith("+84"):
        raise NotAPhone("foreign", _("Our codes reach Vietnamese numbers only. From abroad, use your e-mail address."))
    national = _national(digits)
    if national.startswith("02"):
        raise NotAPhone("fixed", _("Enter a mobile number: the code comes by SMS."))
    _refuse_length(national)
    try:
        return e164(national)
    except NotAPhone:
        raise NotAPhone(
            "unknown",
            _("There is no number like %(number)s. Vietnamese mobiles begin with 03, 05, 07, 08 or 09.")
            % {"number": national},
        ) from None


def _refuse_other_than_digits(text: str) -> None:
    if not any(char.isdigit() for char in text):
        raise NotAPhone("empty", _("Enter a phone number, for example 0912 345 678."))
    if re.search(r"[/;,]", text):
        raise NotAPhone("several", _("Enter one number only."))
    words = _WORDS.search(text)
    if words:
        raise NotAPhone("letters", _("A phone number has digits only; take out “%(words)s”.") % {"words": words[0]})


def _national(digits: str) -> str:
    rest = _COUNTRY.sub("", digits)
    if rest != digits and len(rest) >= 8:
        return "0" + rest.lstrip("0")
    return f"0{digits}" if len(digits) == 9 and digits[0] in "35789" else digits


def _refuse_length(national: str) -> None:
    if len(national) == 11 and national[:4] in _SINCE_2018:
        new = _SINCE_2018[national[:4]] + national[4:]
        raise NotAPhone("old", _("Numbers with 11 digits changed in 2018. Is yours now %(number)s?") % {"number": new})
    count = len(national)
    if count < 10:
        raise NotAPhone(
            "short", _("A mobile number has 10 digits; you have entered only %(count)d.") % {"count": count}
        )
    if count > 10:
        raise NotAPhone("long", _("A mobile number has 10 digits; you entered %(count)d.") % {"count": count})
