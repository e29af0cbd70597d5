"""The editable words in force, ready for searching: read again every few seconds, in every process for itself."""

import threading
import time
from datetime import date

import structlog
from django.db import DatabaseError

from catalog.search.understanding.lexicon import EMPTY, Entry, Lexicon, Use
from catalog.search.words.models import Words, phrases

SECONDS = 5.0  # after which an edit is seen everywhere

log = structlog.get_logger(__name__)


def words_in_force(day: date) -> list[Entry]:
    """One query."""
    rows = Words.objects.in_force_on(day).order_by("pk").values_list("use", "words", "others")
    return [Entry(Use(use), phrases(words), phrases(others)) for use, words, others in rows]


class _Remembered:
    """The words of a day, as they were a few seconds ago at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lexicon = EMPTY
        self._read: tuple[date, float] | None = None
        self._entries: list[Entry] = []

    def on(self, day: date) -> Lexicon:
        with self._lock:
            if self._read is None or self._read[0] != day or time.monotonic() - self._read[1] > SECONDS:
                self._refresh(day)
            return self._lexicon

    def forget(self) -> None:
        with self._lock:
            self._read = None

    def _refresh(self, day: date) -> None:
        try:
            entries = words_in_force(day)
        except DatabaseError:  # searching goes on with the words known before
            log.warning("search words not readable", exc_info=True)
        else:
            if entries != self._entries:
                self._entries, self._lexicon = entries, Lexicon.of(entries)
        self._read = (day, time.monotonic())


_remembered = _Remembered()


def lexicon_on(day: date) -> Lexicon:
    """At most one query every few seconds."""
    return _remembered.on(day)


def forget_words() -> None:
    """So that an edit is seen in this process at once."""
    _remembered.forget()
