"""How long a branch's word holds (FIELD 9, union.attestation_months): a setting, the Union's leadership decides it."""

import calendar
from datetime import date

from django.conf import settings


def attestation_ends(signed_on: date) -> date:
    """The last day on which a word signed on that day holds: the same day of the month, or the month's last."""
    months = signed_on.month - 1 + settings.UNION_ATTESTATION_MONTHS
    year, month = signed_on.year + months // 12, months % 12 + 1
    return date(year, month, min(signed_on.day, calendar.monthrange(year, month)[1]))
