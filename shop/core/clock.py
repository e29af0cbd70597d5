"""The one place that asks what time it is, and which day it is in Vietnam."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """The day it is in Vietnam: certificates and attestations end by it."""
    return now().astimezone(VIETNAM).date()


def local(moment: datetime) -> datetime:
    """The same moment by a clock in Vietnam."""
    return moment.astimezone(VIETNAM)


def in_seconds(seconds: int) -> datetime:
    return now() + timedelta(seconds=seconds)
