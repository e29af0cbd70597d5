"""Asks the worker for the narrower copies that pictures lack; `--now` makes them here. Safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.core import pictures
from shop.core.tasks import enqueue_pictures, narrow_pictures


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", action="store_true", help="in this process instead of the worker")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = pictures.without_copies()
        narrow_pictures.call(paths) if options["now"] else enqueue_pictures(paths)
        self.stdout.write(f"{len(paths)} pictures lack copies.")
