"""One interface, and which engine stands behind it. Nobody else imports an engine (HOUSE 4)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from django.conf import settings

from catalog.search.document import Document
from catalog.search.query import Card, SearchPage, SearchQuery, Suggestion


class UnknownEngine(ValueError):
    """No engine has this name."""


class SearchEngine(Protocol):
    """Engines differ in nothing that a caller sees; tests/contract/search_engines holds them to it."""

    def search(self, query: SearchQuery) -> SearchPage: ...

    def cards(self, keys: Iterable[int]) -> dict[int, Card]:
        """The cards of these public products, by primary key; what is not on sale is not in it."""
        ...

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]: ...

    def replace(self, documents: Iterable[Document]) -> int:
        """Build anew beside what is in use, then switch without a gap. Returns how many documents it holds."""
        ...

    def change(self, *, upsert: Iterable[Document] = (), delete: Iterable[int] = ()) -> None:
        """Write documents by their key and take out others, seen by every process from the next question on."""
        ...

    def count(self) -> int: ...

    def health(self) -> bool:
        """True if it can answer now."""
        ...


def engine_from_settings(name: str = "") -> SearchEngine:
    """The engine of the settings, or the named one ("embedded"). Raises UnknownEngine."""
    chosen = name or settings.SEARCH_ENGINE
    if chosen == "elasticsearch" and not name:
        chosen = "embedded"  # until its own engine joins, the embedded one answers
    if chosen != "embedded":
        raise UnknownEngine(chosen)
    return _embedded(str(settings.SEARCH_INDEX_DIR))


@lru_cache(maxsize=4)
def _embedded(folder: str) -> SearchEngine:
    from catalog.search.engines.embedded import EmbeddedEngine  # its library loads only where it is used

    return EmbeddedEngine(folder)
