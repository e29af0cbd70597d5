"""The clock of a running market: reconciles payments every RECONCILE_EVERY_SECONDS, and does a day's work each hour."""

import threading
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

DAILY_EVERY_SECONDS = 3600
ROUNDS_UNTIL_DAILY = 1  # the first day's work a minute after the start, when the market is up


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=0, help="end after so many; 0: never")

    def handle(self, *args: Any, **options: Any) -> None:
        every = max(settings.RECONCILE_EVERY_SECONDS, 1)
        a_day = max(DAILY_EVERY_SECONDS // every, 1)
        pause, number = threading.Event(), 0
        while not options["rounds"] or number < options["rounds"]:
            pause.wait(every)
            number += 1
            self._run("reconcile_payments")
            if number % a_day == ROUNDS_UNTIL_DAILY % a_day:
                self._run("daily")
            close_old_connections()

    def _run(self, name: str) -> None:
        """Its own steps tell what failed; the clock goes on."""
        try:
            call_command(name, stdout=self.stdout)
        except CommandError as failure:
            self.stderr.write(f"{name}: {failure}")
