"""An index of this process's own on disk: built beside and switched, changed by key, counted, whatever it holds."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

import structlog
import tantivy

from catalog.search.engines.tantivy_folder import IndexFolder, IndexMissing, writer_of
from catalog.search.engines.tantivy_reader import IndexReader, opened

log = structlog.get_logger(__name__)


class Keyed(Protocol):
    @property
    def key(self) -> int: ...


Kept = TypeVar("Kept", bound=Keyed)
Reading = Callable[[Sequence[int]], tuple[Iterable[Kept], Iterable[int]]]


class TantivyIndex(Generic[Kept]):
    """`row` makes of a document what is written; its "card" is what `stored_cards` reads back."""

    def __init__(
        self, path: str, version: int, schema: tantivy.Schema, row: Callable[[Kept], tantivy.Document]
    ) -> None:
        self._folder = IndexFolder(path, version)
        self._reader = IndexReader(self._folder)
        self._schema = schema
        self._row = row

    def replace(self, documents: Iterable[Kept]) -> int:
        with self._folder.writing(), self._folder.new_build() as build:
            index = tantivy.Index(self._schema, path=str(build))
            with writer_of(index) as writer:
                for document in documents:
                    writer.add_document(self._row(document))
            index.reload()
            self._folder.switch_to(build)
            return int(index.searcher().num_docs)

    def change(self, *, upsert: Iterable[Kept] = (), delete: Iterable[int] = ()) -> None:
        self.renew((), lambda _keys: (upsert, delete))

    def renew(self, keys: Sequence[int], read: Reading[Kept]) -> bool:
        """Reads while it holds the folder, so that nobody who read earlier writes later."""
        with self._folder.writing():
            try:
                index = opened(self._folder.current())
            except IndexMissing:
                log.info("search index not built yet, change left to reindex")
                return True
            found, gone = read(keys)
            with writer_of(index) as writer:
                for key in gone:
                    writer.delete_documents_by_term("key", key)
                for document in found:
                    writer.delete_documents_by_term("key", document.key)
                    writer.add_document(self._row(document))
        return True

    def count(self) -> int:
        try:
            return int(self._reader.searcher().num_docs)
        except IndexMissing:
            return 0

    def health(self) -> bool:
        try:
            self._reader.searcher()
        except IndexMissing:
            return False
        return True


def stored_cards(searcher: tantivy.Searcher, found: tantivy.SearchResult) -> list[tuple[float, dict[str, Any]]]:
    """What was kept of each hit, with its score, best first."""
    cards = [(score, searcher.doc(address).get_first("card")) for score, address in found.hits]
    return [(score, json.loads(bytes(card))) for score, card in cards if card is not None]
