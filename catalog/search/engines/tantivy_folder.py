"""Where the index lies on disk: one directory a build, and a file that names the one in use."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import tantivy

from catalog.search.engine import EngineFailed

HEAP = 50_000_000
KEPT = 2  # the one in use and the one before, which another process may still be reading
PATIENCE = 60.0  # seconds that a writer waits for another


class IndexMissing(EngineFailed):
    """Nothing has been built yet, or by an older version: `manage.py reindex` builds it."""


class IndexBusy(RuntimeError):
    """Another process has been writing for a minute. Trying again may do."""


class IndexFolder:
    """`version` is that of the schema: an index written by another one counts as missing."""

    def __init__(self, path: str, version: int) -> None:
        self.path = Path(path)
        self.version = version
        self._pointer = self.path / "current"

    def current(self) -> Path:
        """The directory in use. Raises IndexMissing."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            raise IndexMissing(str(self.path)) from None
        if not name.startswith(f"v{self.version}-"):
            raise IndexMissing(name)
        return self.path / name

    def stamp(self) -> tuple[str, int]:
        """Changes whenever what is to be read has changed: another build, or a commit to this one. Two system calls."""
        current = self.current()
        try:
            return current.name, (current / "meta.json").stat().st_mtime_ns
        except FileNotFoundError:
            raise IndexMissing(current.name) from None

    @contextmanager
    def new_build(self) -> Iterator[Path]:
        """A directory to build in, taken away again if building fails."""
        build = self.path / f"v{self.version}-{time.time_ns()}-{uuid4().hex[:8]}"
        build.mkdir(parents=True)
        done = False
        try:
            yield build
            done = True
        finally:
            if not done:
                shutil.rmtree(build, ignore_errors=True)

    def switch_to(self, build: Path) -> None:
        """One rename: a reader sees the old name or the new one, never half of it."""
        new = self.path / f"current.{uuid4().hex}"
        new.write_text(build.name, encoding="utf-8")
        os.replace(new, self._pointer)
        for old in sorted(self.path.glob("v*-*"), key=lambda each: each.stat().st_mtime)[:-KEPT]:
            if old != build:
                shutil.rmtree(old, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer among all processes, a rebuild included, so that no change falls between build and switch.

        Raises IndexBusy.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "write.lock").open("w") as lock:
            deadline = time.monotonic() + PATIENCE
            while not _locked(lock.fileno()):
                if time.monotonic() > deadline:
                    raise IndexBusy(str(self.path))
                time.sleep(0.02)
            yield


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def writer_of(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Commits at the end, waits for merging, and lets the library's own lock go."""
    writer = index.writer(heap_size=HEAP, num_threads=1)
    try:
        yield writer
        writer.commit()
    finally:
        writer.wait_merging_threads()
