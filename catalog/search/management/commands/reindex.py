"""`manage.py reindex`: build the search index beside the one in use, then switch; `--verify` only compares."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.search.engine import EngineFailed, UnknownEngine, engine_from_settings, engines_kept
from catalog.search.indexing import rebuild
from catalog.search.stories.indexing import rebuild_stories
from catalog.search.verifying import Drift, drift_of

SAID_EVERY_SECONDS = 1.0
MOST_KEYS = 20


class Command(BaseCommand):
    help = "Builds the search index beside the one in use, then switches without a gap. --verify compares instead."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", default="", help="embedded or elasticsearch; every one that is kept without it")
        parser.add_argument("--verify", action="store_true", help="compare with the database; exit 1 if they differ")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verify"]:
                self._verify(options["engine"])
            else:
                self._rebuild(options["engine"])
        except UnknownEngine as error:
            raise CommandError(f"no search engine is called {error}, or it has no address") from error
        except EngineFailed as error:
            raise CommandError(f"the search engine failed: {error}") from error

    def _rebuild(self, engine: str) -> None:
        began = self._said = time.monotonic()
        count = rebuild(engine, progress=self._progress)
        self.stdout.write(f"{count} products indexed in {time.monotonic() - began:.1f} s")
        self.stdout.write(f"{rebuild_stories()} stories indexed")

    def _progress(self, engine: str, written: int, total: int) -> None:
        now = time.monotonic()
        if now - self._said > SAID_EVERY_SECONDS:
            self._said = now
            self.stdout.write(f"{engine}: {written} of {total}")

    def _verify(self, engine: str) -> None:
        kept = {engine: engine_from_settings(engine)} if engine else engines_kept()
        differing = [name for name, each in kept.items() if self._tell(name, drift_of(each))]
        if differing:
            raise CommandError(f"not what the database says: {', '.join(differing)}; `manage.py reindex` mends it")

    def _tell(self, name: str, drift: Drift) -> bool:
        self.stdout.write(f"{name}: {drift.indexed} in the index, {drift.on_sale} on sale")
        rows = {"missing": drift.missing, "no longer on sale": drift.too_many, "different": list(drift.different)}
        for what, keys in rows.items():
            if keys:
                named = ", ".join(_key(key, drift) for key in keys[:MOST_KEYS])
                more = f" and {len(keys) - MOST_KEYS} more" if len(keys) > MOST_KEYS else ""
                self.stdout.write(f"{name}: {what}: {len(keys)} ({named}{more})")
        return bool(drift)


def _key(key: int, drift: Drift) -> str:
    facts = drift.different.get(key)
    return f"{key}: {' '.join(facts)}" if facts else str(key)
