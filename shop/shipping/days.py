"""On which day a seller sends next: her weekdays, her hour of closing, by a clock in Vietnam, past holidays."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from sellers.delivery.models import Terms
from shop.core import clock, formats

LOOKED_AHEAD = 60  # days; longer nobody is away without a pause


def next_day(terms: Terms, now: datetime, weekdays: Collection[int]) -> date | None:
    """The first of `weekdays` (0 is Monday) on which what is ordered `now` is handed over; None where there is none.

    What is ordered at the hour of closing or later waits for the next one.
    """
    local = clock.local(now)
    first = local.date() + timedelta(days=0 if local.hour < terms.cut_off_hour else 1)
    closed = set(settings.SHIPPING_HOLIDAYS)
    ahead = (first + timedelta(days=days) for days in range(LOOKED_AHEAD))
    return next((day for day in ahead if day.weekday() in weekdays and day.isoformat() not in closed), None)


def told(day: date, terms: Terms, now: datetime) -> str:
    """`gửi hôm nay nếu đặt trước 15:00` · `gửi thứ Hai 23/11 nếu đặt trước 15:00`."""
    hour = f"{terms.cut_off_hour}:00"
    if day == clock.local(now).date():
        return _("leaves today for orders before %(hour)s") % {"hour": hour}
    return _("leaves %(day)s for orders before %(hour)s") % {"day": formats.weekday(day), "hour": hour}
