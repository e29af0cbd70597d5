"""How long a branch's word holds (FIELD 9, union.attestation_months): a setting, the Union's leadership decides it."""

from datetime import date

from django.conf import settings

from shop.core import clock


def attestation_ends(signed_on: date) -> date:
    """The last day on which a word signed on that day holds."""
    return clock.months_after(signed_on, settings.UNION_ATTESTATION_MONTHS)
