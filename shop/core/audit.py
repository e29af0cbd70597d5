"""Writing and reading the audit trail. Nothing is changed or taken out of it."""

from typing import Any

from django.db import models

from shop.core import clock
from shop.core.models import AuditEntry


def record(verb: str, subject: models.Model, *, by: Any = None, **details: Any) -> AuditEntry:
    """One line of the trail. `by` is the acting user, None for the clock itself. Details must be JSON."""
    return AuditEntry.objects.create(
        at=clock.now(),
        by=by,
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        details=details,
    )


def entries_for(subject: models.Model) -> models.QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk)).select_related(
        "by"
    )
