"""Asks the worker for the narrower copies that pictures lack; `--now` makes them here. Safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.core import pictures
from shop.core.tasks import narrow_pictures

BATCH = 20  # about three seconds of work, so that mail in the same queue does not wait


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", action="store_true", help="in this process instead of the worker")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = pictures.without_copies()
        for start in range(0, len(paths), BATCH):
            batch = paths[start : start + BATCH]
            narrow_pictures.call(batch) if options["now"] else narrow_pictures.enqueue(batch)
        self.stdout.write(f"{len(paths)} pictures lack copies.")
