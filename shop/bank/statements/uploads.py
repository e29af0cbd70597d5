"""A statement waits here between preview and import: in the database, so that any web process finds it again."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from shop.bank.incoming import IN, Incoming
from shop.bank.models import BankTransaction, StatementUpload
from shop.bank.services import TakenIn, take_in
from shop.bank.statements.reading import Refused, read_statement
from shop.core import audit, clock
from shop.core.sheets import MAX_BYTES, UnreadableFile

KEPT = timedelta(days=1)
STATEMENT = BankTransaction.Provider.STATEMENT


@dataclass
class Preview:
    """What bringing it in would do. `new` are incoming lines of ours that are not known yet."""

    upload: StatementUpload
    new: list[Incoming] = field(default_factory=list)
    known: int = 0
    outgoing: int = 0
    other_account: int = 0
    refused: list[Refused] = field(default_factory=list)

    @property
    def new_dong(self) -> int:
        return sum(line.amount for line in self.new)


def look_at(file: UploadedFile, *, by: Any) -> Preview:
    """Nothing is written but the file itself, for her yes. Raises UnreadableFile."""
    content = file.read(MAX_BYTES + 1)
    read = read_statement(content)
    with transaction.atomic():
        StatementUpload.objects.filter(uploaded_at__lt=clock.now() - KEPT).delete()
        StatementUpload.objects.filter(uploaded_by=by).delete()
        upload = StatementUpload.objects.create(
            uploaded_by=by, uploaded_at=clock.now(), file_name=(file.name or "")[:255], content=content
        )
    preview = Preview(upload, refused=read.refused)
    known = known_ids([line.provider_id for line in read.lines])
    for line in read.lines:
        if line.provider_id in known:
            preview.known += 1
        elif line.direction != IN:
            preview.outgoing += 1
        elif line.account != settings.BANK_ACCOUNT:
            preview.other_account += 1
        else:
            preview.new.append(line)
    return preview


def bring_in(upload_pk: int, *, by: Any) -> TakenIn:
    """Write its lines, all or none, once however often she presses. Raises UnreadableFile when it is gone."""
    upload = StatementUpload.objects.filter(pk=upload_pk, uploaded_by=by).first()
    gone = UnreadableFile("gone", _("This file has already been brought in or is a day old. Send it again."))
    if upload is None:
        raise gone
    read = read_statement(bytes(upload.content))
    with transaction.atomic():
        deleted, _rows = StatementUpload.objects.filter(pk=upload.pk).delete()
        if not deleted:
            raise gone
        taken = take_in(read.lines, provider=STATEMENT)
        audit.record("bring_in_statement", by, by=by, file=upload.file_name, written=taken.written, known=taken.known)
    return taken


def known_ids(ids: list[str]) -> set[str]:
    """Those of a statement's lines that are in the account already; a question for every five hundred."""
    rows = BankTransaction.objects.filter(provider=STATEMENT)
    return {
        found
        for start in range(0, len(ids), 500)
        for found in rows.filter(provider_id__in=ids[start : start + 500]).values_list("provider_id", flat=True)
    }
