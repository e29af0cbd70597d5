"""One interface, and which engine stands behind it. Nobody else imports an engine (HOUSE 4)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from catalog.search.document import Document
from catalog.search.indexed import Written
from catalog.search.query import Card, SearchPage, SearchQuery, Suggestion

# What the database has of these products now: the documents of those on sale, and the keys of the others.
Read = Callable[[Sequence[int]], tuple[Iterable[Document], Iterable[int]]]


ALONE_SECONDS = 10.0  # the patience with a server that was asked for by name: no reader waits, and none is in reserve


class UnknownEngine(ValueError):
    """No engine has this name."""


class EngineFailed(RuntimeError):
    """The engine did not answer, not in time, or not in a way that can be used."""


class SearchEngine(Protocol):
    """Engines differ in nothing that a caller sees; tests/contract/search_engines holds them to it."""

    def search(self, query: SearchQuery) -> SearchPage: ...

    def cards(self, keys: Iterable[int]) -> dict[int, Card]:
        """The cards of these public products, by primary key; what is not on sale is not in it."""
        ...

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]: ...

    def replace(self, documents: Iterable[Document | Written]) -> int:
        """Build anew beside what is in use, then switch without a gap. Returns how many documents it holds."""
        ...

    def change(self, *, upsert: Iterable[Document] = (), delete: Iterable[int] = ()) -> None:
        """Write documents by their key and take out others, seen by every process from the next question on."""
        ...

    def renew(self, keys: Sequence[int], read: Read) -> bool:
        """Write what `read` finds of these. Who reads later wins, in whatever order two writers come to write.

        False: not all of it could be written, and from now on somebody has to catch up (reserve.py).
        """
        ...

    def stored(self, keys: Collection[int] | None = None) -> Iterator[dict[str, Any]]:
        """The cards as they are kept (cards.stored_card), of these products or of all."""
        ...

    def count(self) -> int: ...

    def health(self) -> bool:
        """True if it can answer now."""
        ...


def engine_from_settings(name: str = "") -> SearchEngine:
    """The engine of the settings, with a reserve if it is a server; or the one named. Raises UnknownEngine."""
    if name or settings.SEARCH_ENGINE == "embedded":
        return _named(name or "embedded", patience=ALONE_SECONDS)
    return _elastic_with_reserve(*_elastic_given(), settings.SEARCH_PATIENCE_SECONDS)


def engines_kept() -> dict[str, SearchEngine]:
    """Every engine whose index has to be true, the one that is asked first before its reserve."""
    names = dict.fromkeys([settings.SEARCH_ENGINE, "embedded"])
    return {name: _named(name, patience=settings.SEARCH_PATIENCE_SECONDS) for name in names}


def engines_state() -> dict[str, str]:
    """Each engine that is kept: "ok", "behind" while it misses changes and is not asked, or "failing"."""
    engine = engine_from_settings()
    is_behind = getattr(engine, "is_behind", False)
    state = {name: "ok" if each.health() else "failing" for name, each in engines_kept().items()}
    if is_behind and state[settings.SEARCH_ENGINE] == "ok":
        state[settings.SEARCH_ENGINE] = "behind"
    return state


def _named(name: str, *, patience: float) -> SearchEngine:
    if name == "embedded":
        return _embedded(str(settings.SEARCH_INDEX_DIR))
    if name == "elasticsearch" and settings.ELASTICSEARCH_URL:
        return _elastic(*_elastic_given(), patience)
    raise UnknownEngine(name)


def _elastic_given() -> tuple[tuple[str, str, str], str, str]:
    access = settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD
    return access, settings.SEARCH_INDEX_PREFIX, str(settings.SEARCH_INDEX_DIR)


# Made once a process; the libraries of an engine load only where it is used.


@lru_cache(maxsize=4)
def _embedded(folder: str) -> SearchEngine:
    from catalog.search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)


@lru_cache(maxsize=4)
def _elastic(access: tuple[str, str, str], prefix: str, folder: str, patience: float) -> SearchEngine:
    from catalog.search.engines.elastic import ElasticEngine

    return ElasticEngine(access, prefix, Path(folder), patience=patience)


@lru_cache(maxsize=4)
def _elastic_with_reserve(access: tuple[str, str, str], prefix: str, folder: str, patience: float) -> SearchEngine:
    from catalog.search.behind import Behind
    from catalog.search.engines.elastic import ElasticEngine
    from catalog.search.reserve import WithReserve

    main = ElasticEngine(access, prefix, Path(folder), patience=patience, alone=False)
    return WithReserve(main, _embedded(folder), Behind(Path(folder)))
