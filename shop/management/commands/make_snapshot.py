"""Migrate an empty SQLite file for real and keep its dump as shop/schema/empty.sql.gz; `--check` only compares."""

import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shop.schema.snapshot import SNAPSHOT, dump


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "empty.sqlite3"
            environment = {
                **os.environ,
                "DATABASE_URL": f"sqlite:///{file}",
                "DJANGO_SETTINGS_MODULE": "shop.settings.dev",
            }
            subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], check=True, env=environment)
            fresh = dump(file)
        if options["check"]:
            if not SNAPSHOT.exists() or gzip.decompress(SNAPSHOT.read_bytes()) != gzip.decompress(fresh):
                raise CommandError("The schema snapshot is not what migrate makes now: run `make snapshot`.")
            self.stdout.write("The schema snapshot is what migrate makes.")
            return
        SNAPSHOT.write_bytes(fresh)
        self.stdout.write(f"{SNAPSHOT.name}: {len(fresh) // 1024} KB")
