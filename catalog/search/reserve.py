"""Two engines, one answer: the main one while it is well, else the one in reserve, and no reader is told which.

Both are kept true. What could not be written to the main one is noted beside the reserve's index, and as long as
anything is noted there the main one is not asked: it might show what has been withdrawn.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import structlog

from catalog.search.behind import Behind
from catalog.search.document import Document
from catalog.search.engine import EngineFailed, Read, SearchEngine
from catalog.search.indexed import Written
from catalog.search.query import Card, SearchPage, SearchQuery, Suggestion

log = structlog.get_logger(__name__)

RESTS_SECONDS = 5.0  # after a failure, before the main engine is asked again
Answer = TypeVar("Answer")


class Circuit:
    """Open after a failure: for some seconds nobody waits for what will most likely fail again."""

    def __init__(self, rests: float = RESTS_SECONDS) -> None:
        self._rests = rests
        self._lock = threading.Lock()
        self._closed_at = 0.0
        self._failing = False

    def may_ask(self) -> bool:
        """After the rest one asks, and the others go on without until it has been answered."""
        with self._lock:
            now = time.monotonic()
            if not self._failing:
                return True
            if now < self._closed_at:
                return False
            self._closed_at = now + self._rests
            return True

    def failed(self, error: Exception) -> None:
        with self._lock:
            first, self._failing = not self._failing, True
            self._closed_at = time.monotonic() + self._rests
        (log.error if first else log.info)("search engine fails, the reserve answers", error=str(error))

    def answered(self) -> None:
        with self._lock:
            again, self._failing = self._failing, False
        if again:
            log.info("search engine answers again")


class WithReserve:
    """A SearchEngine made of two."""

    def __init__(self, main: SearchEngine, reserve: SearchEngine, behind: Behind) -> None:
        self.main = main
        self.reserve = reserve
        self.behind = behind
        self._circuit = Circuit()

    @property
    def is_behind(self) -> bool:
        return bool(self.behind)

    def search(self, query: SearchQuery) -> SearchPage:
        return self._answered(lambda engine: engine.search(query))

    def cards(self, keys: Iterable[int]) -> dict[int, Card]:
        wanted = list(keys)
        return self._answered(lambda engine: engine.cards(wanted))

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        return self._answered(lambda engine: engine.suggest(prefix, limit))

    def replace(self, documents: Iterable[Document | Written]) -> int:
        given = list(documents)
        self.reserve.replace(given)
        return self.main.replace(given)

    def change(self, *, upsert: Iterable[Document] = (), delete: Iterable[int] = ()) -> None:
        found, gone = list(upsert), list(delete)
        self.renew([*(each.key for each in found), *gone], lambda keys: (found, gone))

    def renew(self, keys: Sequence[int], read: Read) -> bool:
        """False: the main engine has begun to miss something, so `catch_up` is to be called until it says True."""
        self.reserve.renew(keys, read)
        if self.behind:
            return not self.behind.note(keys)
        try:
            return self.main.renew(keys, read)
        except EngineFailed as error:
            self._circuit.failed(error)
            return not self.behind.note(keys)

    def catch_up(self, read: Read) -> bool:
        """Write to the main engine what it has missed. True when nothing is missing any more."""
        noted = self.behind.tried() if self.behind else []
        if not noted:
            return True
        try:
            self.main.renew(list(dict.fromkeys(noted)), read)
        except EngineFailed as error:
            log.info("search engine still fails", error=str(error), behind=len(noted))
            return False
        self.behind.forget(len(noted))
        return not self.behind

    def stored(self, keys: Collection[int] | None = None) -> Iterator[dict[str, Any]]:
        return self.main.stored(keys)

    def count(self) -> int:
        return self._answered(lambda engine: engine.count())

    def health(self) -> bool:
        return self.main.health() or self.reserve.health()

    def _answered(self, ask: Callable[[SearchEngine], Answer]) -> Answer:
        if not self.behind and self._circuit.may_ask():
            try:
                answer = ask(self.main)
            except EngineFailed as error:
                self._circuit.failed(error)
            else:
                self._circuit.answered()
                return answer
        return ask(self.reserve)
