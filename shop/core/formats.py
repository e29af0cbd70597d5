"""How figures are written for people: sums, weights, dates, hours, phone numbers, ages; by the language in force.

A number and its unit are joined by a no-break space, so that no line ends between them.
"""

import datetime as dt
import re

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.core import clock, money
from shop.core.money import NBSP

WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNITS = {
    "kg": ("kg", "kg"),
    "l": ("lít", "litre"),
    "100g": (f"100{NBSP}g", f"100{NBSP}g"),
    "100ml": (f"100{NBSP}ml", f"100{NBSP}ml"),
}
DAYS_BEFORE_A_DATE = 7  # a longer age is told by its date


def is_vietnamese() -> bool:
    return (translation.get_language() or "vi").startswith("vi")


def dong(amount: int | None) -> str:
    """185.000 ₫ · VND 185,000; nothing for None."""
    return "" if amount is None else money.format_dong(amount, translation.get_language() or "vi")


def number(value: int) -> str:
    """1.250.000 in Vietnamese, 1,250,000 in English."""
    return f"{value:,}".replace(",", "." if is_vietnamese() else ",")


def unit_price(amount: int | None, per: str | None, approx: bool = False) -> str:
    """Price in đồng for one kg, l, 100g or 100ml; `approx` where pieces differ in weight. Empty when there is none."""
    if not amount or not per:
        return ""
    vietnamese, english = UNITS[per]
    price = f"{dong(amount)}/{vietnamese if is_vietnamese() else english}"
    return _("about %(price)s") % {"price": price} if approx else price


def weight(grams: int | None) -> str:
    """500 g, 1 kg, 1,8 kg."""
    return _measure(grams, "g", "kg")


def volume(millilitres: int | None) -> str:
    """500 ml, 1,5 lít, 1.5 litre."""
    return _measure(millilitres, "ml", UNITS["l"][0 if is_vietnamese() else 1])


def _measure(amount: int | None, small: str, large: str) -> str:
    """Whole small units under a thousand, then large ones without trailing zeros."""
    if amount is None:
        return ""
    if amount < 1000:
        return f"{amount}{NBSP}{small}"
    whole, rest = divmod(amount, 1000)
    fraction = f"{rest:03d}".rstrip("0")
    point = "," if is_vietnamese() else "."
    return f"{number(whole)}{point if fraction else ''}{fraction}{NBSP}{large}"


def day_of(value: dt.date | dt.datetime) -> dt.date:
    """The day in Vietnam on which a moment falls; a date stays itself."""
    return clock.local(value).date() if isinstance(value, dt.datetime) else value


def date(value: dt.date | dt.datetime | None) -> str:
    """21/11/2026 · 21 Nov 2026."""
    if value is None:
        return ""
    day = day_of(value)
    if is_vietnamese():
        return f"{day:%d/%m/%Y}"
    return f"{day.day}{NBSP}{MONTHS_EN[day.month - 1]}{NBSP}{day.year}"


def weekday(value: dt.date | dt.datetime | None) -> str:
    """thứ Hai 23/11 · Monday 23 Nov: for days near enough that the year goes without saying."""
    if value is None:
        return ""
    day = day_of(value)
    if is_vietnamese():
        return f"{WEEKDAYS_VI[day.weekday()].replace(' ', NBSP)} {day:%d/%m}"
    return f"{WEEKDAYS_EN[day.weekday()]} {day.day}{NBSP}{MONTHS_EN[day.month - 1]}"


def time(value: dt.datetime | dt.time | None) -> str:
    """09:12, twenty-four hours, Vietnam's clock."""
    if value is None:
        return ""
    moment = clock.local(value) if isinstance(value, dt.datetime) else value
    return f"{moment:%H:%M}"


def moment(value: dt.datetime | None) -> str:
    """09:12, 21/11/2026."""
    return "" if value is None else f"{time(value)}, {date(value)}"


def phone(value: object) -> str:
    """0900 000 004 from 0900000004 or +84900000004; what is not a Vietnamese number of ten figures stays as it is."""
    text = str(value or "")
    digits = re.sub(r"[^\d+]", "", text)
    if digits.startswith("+84"):
        digits = "0" + digits[3:]
    if not re.fullmatch(r"0\d{9}", digits):
        return text
    return NBSP.join((digits[:4], digits[4:7], digits[7:]))


def age(value: dt.date | dt.datetime | None) -> str:
    """How long ago: minutes, hours, days; from seven days on, the date."""
    if value is None:
        return ""
    if not isinstance(value, dt.datetime):
        days = (clock.today() - value).days
        return date(value) if days >= DAYS_BEFORE_A_DATE else _days(days)
    seconds = int((clock.now() - value).total_seconds())
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        minutes = seconds // 60
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    if seconds < 86400:
        hours = seconds // 3600
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    days = seconds // 86400
    return date(value) if days >= DAYS_BEFORE_A_DATE else _days(days)


def _days(days: int) -> str:
    if days <= 0:
        return _("today")
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
