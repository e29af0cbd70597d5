"""A register file waits here between preview and import: in the database, so that any web process finds it again."""

import io
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from sellers.members.columns import Line
from sellers.members.errors import UnreadableFile
from sellers.members.models import RegisterUpload
from sellers.members.services import Outcome, import_register, read_register
from sellers.units.models import Unit
from shop.accounts.models import User
from shop.core import clock
from shop.core.sheets import MAX_BYTES

KEPT = timedelta(days=1)


def look_at(file: UploadedFile, *, unit: Unit, by: User) -> tuple[RegisterUpload, Outcome]:
    """What importing it would do; the file is kept for her yes. Raises UnreadableFile, NotYourRegister."""
    content = file.read(MAX_BYTES + 1)
    outcome = import_register(_lines(content), unit=unit, by=by, file_name=file.name or "", dry_run=True)
    with transaction.atomic():
        RegisterUpload.objects.filter(uploaded_at__lt=clock.now() - KEPT).delete()
        RegisterUpload.objects.filter(uploaded_by=by, unit=unit).delete()
        upload = RegisterUpload.objects.create(
            unit=unit, uploaded_by=by, uploaded_at=clock.now(), file_name=(file.name or "")[:255], content=content
        )
    return upload, outcome


def bring_in(upload_pk: int, *, by: User) -> Outcome:
    """Import the file she looked at, once however often she presses. Raises UnreadableFile when it is gone."""
    upload = RegisterUpload.objects.select_related("unit").filter(pk=upload_pk, uploaded_by=by).first()
    if upload is None:
        raise UnreadableFile("gone", _("This file has already been brought in or is a day old. Send it again."))
    lines = _lines(bytes(upload.content))
    with transaction.atomic():
        taken, _rows = RegisterUpload.objects.filter(pk=upload.pk).delete()
        if not taken:
            raise UnreadableFile("gone", _("This file has already been brought in or is a day old. Send it again."))
        return import_register(lines, unit=upload.unit, by=by, file_name=upload.file_name)


def _lines(content: bytes) -> list[Line]:
    return read_register(io.BytesIO(content))
