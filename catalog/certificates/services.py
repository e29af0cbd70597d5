"""Write down certificates, their end and their revocation. Whoever calls tells the index: search lies above."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from catalog.certificates import errors
from catalog.certificates.models import STARS, Certificate, Expiry
from shop.core import audit, clock
from shop.core.locks import lock_row
from shop.core.text import clean, slug

MONTHS = 36  # from the day of the decision (FIELD 1.3)


@dataclass(frozen=True)
class Paper:
    """What stands on the decision. `holder` as certified, which need not be the shop's name of today."""

    decision_no: str
    stars: int
    issued_on: date
    issuer: str
    holder: str
    product_name: str = ""
    expires_on: date | None = None


@transaction.atomic
def record_certificate(product: Any, *, paper: Paper, by: Any, checked: bool = False) -> Certificate:
    """Write a certificate down; `checked`: `by` has compared it with the list attached to the decision.

    Without an end on the paper it holds 36 months. Raises NumberTaken, WrongDates, WrongStars.
    """
    number = slug(f"{paper.decision_no}-{product.upc or product.pk}")[:80]
    expires_on = paper.expires_on or end_of(paper.issued_on)
    if paper.stars not in STARS:
        raise errors.WrongStars
    if expires_on <= paper.issued_on:
        raise errors.WrongDates
    if Certificate.objects.filter(number=number).exists():
        raise errors.NumberTaken(number)
    certificate = Certificate.objects.create(
        product=product,
        number=number,
        decision_no=clean(paper.decision_no),
        stars=paper.stars,
        issued_on=paper.issued_on,
        expires_on=expires_on,
        issuer=clean(paper.issuer),
        product_name=clean(paper.product_name) or product.title,
        holder_name=clean(paper.holder),
        checked_by=by if checked else None,
        checked_at=clock.now() if checked else None,
    )
    audit.record("certificate recorded", certificate, by=by, stars=paper.stars, expires_on=expires_on.isoformat())
    return certificate


@transaction.atomic
def revoke_certificate(certificate: Certificate, *, on: date, why: str, by: Any) -> Certificate:
    """It stops holding on the day `on`. Raises AlreadyRevoked, ReasonMissing."""
    held = lock_row(Certificate.objects.all(), certificate.pk)
    if held.revoked_on is not None:
        raise errors.AlreadyRevoked
    if not clean(why):
        raise errors.ReasonMissing
    held.revoked_on, held.revoked_why = on, clean(why)
    held.save(update_fields=["revoked_on", "revoked_why"])
    audit.record("certificate revoked", held, by=by, on=on.isoformat(), why=held.revoked_why)
    return held


@transaction.atomic
def expire_due(day: date) -> list[Certificate]:
    """Notice, once for each, the certificates that ended before `day`: safe to run twice. Returns those of this run."""
    due = list(Certificate.objects.filter(expires_on__lt=day, expiry=None).order_by("pk"))
    now = clock.now()
    Expiry.objects.bulk_create(
        (Expiry(certificate=certificate, noticed_at=now) for certificate in due), ignore_conflicts=True
    )
    return due


def end_of(issued_on: date) -> date:
    """The last day of the 36 months."""
    return clock.months_after(issued_on, MONTHS)
