"""Certificates as questions of a day."""

from collections.abc import Iterable
from datetime import date

from catalog.certificates.models import Certificate
from shop.core.text import slug

MOST_OF_A_DECISION = 60


def valid_stars_for(product_ids: Iterable[int], day: date) -> dict[int, tuple[int, date, date]]:
    """Stars, first and last day of the certificate that holds on `day` for each of these products that has one; of the
    latest if several. One query.
    """
    rows = Certificate.objects.valid_on(day).filter(product_id__in=list(product_ids)).order_by("issued_on", "pk")
    values = rows.values_list("product_id", "stars", "issued_on", "expires_on")
    return {pk: (stars, since, until) for pk, stars, since, until in values}


def latest_certificate(product_id: int, day: date) -> Certificate | None:
    """The one in force on `day`, else the last that was issued and has ended. One query."""
    rows = list(Certificate.objects.filter(product_id=product_id, issued_on__lte=day).order_by("-issued_on", "-pk"))
    return next((row for row in rows if row.is_valid_on(day)), rows[0] if rows else None)


def certificates_named(typed: str) -> list[Certificate]:
    """By the number in an address, or by the decision as the paper prints it: one decision may name many products.

    Marks, case and signs do not matter ("1079/qd-ubnd"). One query or two.
    """
    number = slug(typed)
    if not number:
        return []
    rows = Certificate.objects.select_related("product")
    exact = list(rows.filter(number=number))
    of_decision = rows.filter(number__startswith=number).order_by("product_name", "pk")[:MOST_OF_A_DECISION]
    return exact or [row for row in of_decision if slug(row.decision_no) == number]
