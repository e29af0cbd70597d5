"""Reading an index that other processes write: each question sees what any of them has committed."""

import threading
from pathlib import Path

import tantivy

from catalog.search.engines.tantivy_folder import IndexFolder, IndexMissing


class IndexReader:
    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._index: tantivy.Index | None = None
        self._stamp: tuple[str, int] | None = None

    def searcher(self) -> tantivy.Searcher:
        """Raises IndexMissing."""
        stamp = self._folder.stamp()
        with self._lock:
            if self._index is None or self._stamp is None or stamp[0] != self._stamp[0]:
                self._index = opened(self._folder.path / stamp[0])
            elif stamp != self._stamp:
                self._index.reload()
            self._stamp = stamp
            return self._index.searcher()


def opened(path: Path) -> tantivy.Index:
    """Raises IndexMissing where what lies there is no index any more."""
    try:
        return tantivy.Index.open(str(path))
    except (ValueError, OSError) as error:
        raise IndexMissing(f"{path.name}: {error}") from error
