"""`manage.py search_eval`: answer judged searches, for a scorer to read."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from catalog.search.engine import SearchEngine, engine_from_settings
from catalog.search.forms import query_from
from catalog.search.query import PAGE_SIZE


class Command(BaseCommand):
    help = "Reads one search a line and writes what is found, best first: product ids, or texts of suggestions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("queries", type=Path)
        parser.add_argument("out", type=Path)
        parser.add_argument("--engine", default="")
        parser.add_argument("--autocomplete", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        engine = engine_from_settings(options["engine"])
        key = "prefix" if options["autocomplete"] else "q"
        answer = _suggested if options["autocomplete"] else _found
        try:
            asked = _texts(options["queries"].read_text(encoding="utf-8"), key)
            with translation.override("vi"), options["out"].open("w", encoding="utf-8") as out:
                for text in asked:
                    answered = {key: text, "results": answer(engine, text)}
                    out.write(json.dumps(answered, ensure_ascii=False) + "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(asked)} answered")


def _texts(lines: str, key: str) -> list[str]:
    """What each line asks; empty lines are passed over. Raises CommandError naming the line that asks nothing."""
    found = []
    for number, line in enumerate(lines.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            text = json.loads(line)[key]
        except (ValueError, KeyError, TypeError):
            text = None
        if not isinstance(text, str):
            raise CommandError(f'line {number}: not {{"{key}": "…"}}')
        found.append(text)
    return found


def _found(engine: SearchEngine, text: str) -> list[str]:
    query, _ignored = query_from({"q": [text]})
    return [card.id for card in engine.search(query).cards][:PAGE_SIZE]


def _suggested(engine: SearchEngine, prefix: str) -> list[str]:
    return [each.text for each in engine.suggest(prefix)]
