"""The market's words and names, read from the index now and then: what is known, for understanding what was typed."""

import threading
import time
from collections.abc import Callable
from typing import Any

import structlog

from catalog.search.engine import EngineFailed
from catalog.search.engines.elastic_mapping import WORDS
from catalog.search.understanding.vocabulary import Vocabulary, names_from

log = structlog.get_logger(__name__)

KEPT_SECONDS = 30.0
MOST_WORDS = 60_000
NAMES = ("named_exact", "province_named", "commune_named", "seller_named", "category_named")


class Words:
    """Old ones serve while new ones are being read; only the first question waits."""

    def __init__(self, ask: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._known: Vocabulary | None = None
        self._until = 0.0
        self._reading = False

    def vocabulary(self) -> Vocabulary:
        """Raises EngineFailed where none could be read yet."""
        known = self._known
        if known is None:
            return self._read()
        if time.monotonic() > self._until and self._is_first():
            threading.Thread(target=self._read_again, daemon=True).start()
        return known

    def forget(self) -> None:
        """After a change of one's own: the next question reads anew."""
        self._known = None

    def _is_first(self) -> bool:
        with self._lock:
            first, self._reading = not self._reading, True
            return first

    def _read_again(self) -> None:
        try:
            self._read()
        except EngineFailed as error:
            log.info("the market's words could not be read again", error=str(error))
        finally:
            self._reading = False

    def _read(self) -> Vocabulary:
        asked = {field: {"terms": {"field": field, "size": MOST_WORDS}} for field in (*WORDS, *NAMES)}
        answer = self._ask({"size": 0, "track_total_hits": False, "aggs": asked})["aggregations"]
        counted = {
            field: {each["key"]: each["doc_count"] for each in found["buckets"]} for field, found in answer.items()
        }
        names = names_from({field: counted[field] for field in NAMES})
        known = Vocabulary(counted["word"], counted["word_en"], names, str(time.monotonic_ns()))
        self._known, self._until = known, time.monotonic() + KEPT_SECONDS
        return known
