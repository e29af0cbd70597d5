"""`manage.py reindex`: build the search index beside the one in use, then switch."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.search.engine import UnknownEngine
from catalog.search.indexing import rebuild
from catalog.search.stories.indexing import rebuild_stories


class Command(BaseCommand):
    help = "Builds the search index beside the one in use, then switches without a gap."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", default="", help="embedded or elasticsearch; the settings' own without it")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            count = rebuild(options["engine"])
        except UnknownEngine as error:
            raise CommandError(f"no search engine is called {error}") from error
        self.stdout.write(f"{count} products indexed in {time.monotonic() - began:.1f} s")
        self.stdout.write(f"{rebuild_stories()} stories indexed")
