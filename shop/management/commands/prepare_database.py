"""A database ready to use: the snapshot for a new SQLite file where it may be used, and the ordinary migrate always."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from shop.schema.snapshot import load_into_file


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        prepare_database(self.stdout.write)


def prepare_database(say: Any) -> None:
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        is_new = not file.exists()
        if is_new and not load_into_file(file):
            say("The schema snapshot does not fit; migrating for real, about a minute.")
            file.parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
