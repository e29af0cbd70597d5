"""Certificates as questions of a day."""

from collections.abc import Iterable
from datetime import date

from catalog.certificates.models import Certificate


def certificates_in_force(product_ids: Iterable[int], day: date) -> dict[int, Certificate]:
    """The certificate that holds on `day` for each of these products that has one; the latest if several. One query."""
    rows = Certificate.objects.valid_on(day).filter(product_id__in=list(product_ids)).order_by("issued_on", "pk")
    return {row.product_id: row for row in rows}


def latest_certificate(product_id: int, day: date) -> Certificate | None:
    """The one in force on `day`, else the last that was issued and has ended. One query."""
    rows = list(Certificate.objects.filter(product_id=product_id, issued_on__lte=day).order_by("-issued_on", "-pk"))
    return next((row for row in rows if row.is_valid_on(day)), rows[0] if rows else None)


def certificate_by_number(number: str) -> Certificate | None:
    """Found by the number in the address, or by the decision as it is printed on the paper."""
    rows = Certificate.objects.select_related("product", "checked_by")
    return rows.filter(number__iexact=number).first() or rows.filter(decision_no__iexact=number).first()
