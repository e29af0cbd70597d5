"""Back to an empty, migrated database: for the demonstration only, never where DEMO is off."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from shop.schema.snapshot import load_into_file


def empty_database() -> None:
    """Raises CommandError outside the demonstration."""
    if not (settings.DEMO or settings.DEBUG):
        raise CommandError("Only the demonstration may be thrown away: DEMO is off.")
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        connection.close()
        for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
            part.unlink(missing_ok=True)
        load_into_file(file)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
    call_command("migrate", verbosity=0, interactive=False)
