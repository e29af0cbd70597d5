"""The editable words in force, ready for searching."""

import csv
from functools import lru_cache
from pathlib import Path

from catalog.search.understanding.lexicon import Entry, Lexicon, Use

SEED = Path(__file__).parent / "data" / "words.csv"


def seed_entries() -> list[Entry]:
    """The words that the market starts with."""
    with SEED.open(encoding="utf-8", newline="") as rows:
        return [Entry(Use(row["use"]), _list(row["words"]), _list(row["others"])) for row in csv.DictReader(rows)]


@lru_cache(maxsize=1)
def current_lexicon() -> Lexicon:
    return Lexicon.of(seed_entries())


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
