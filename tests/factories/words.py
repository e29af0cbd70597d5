"""The words that the market starts with, for tests of searching without a database."""

import csv
from datetime import date
from pathlib import Path

from catalog.search import words
from catalog.search.understanding.lexicon import Entry, Use
from catalog.search.words.models import phrases

FILE = Path(words.__file__).parent / "data" / "words.csv"


def first_words(_day: date | None = None) -> list[Entry]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [Entry(Use(row["use"]), phrases(row["words"]), phrases(row["others"])) for row in csv.DictReader(lines)]
