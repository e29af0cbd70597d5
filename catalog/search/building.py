"""Every document for a build of the index, worked out by several processes where there are many.

Reading rows and folding texts takes nine tenths of a build; the engine only has to write what comes back.
"""

import gc
import marshal
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.pool import Pool

from django.db import connection, connections

from catalog.search.document import BATCH, all_documents, count_public, documents_of, public_keys
from catalog.search.indexed import Written, written

MANY = 5_000  # products: below, starting processes would take longer than it saves
MOST_PROCESSES = 4


@contextmanager
def documents_to_build() -> Iterator[Iterator[Written]]:
    """Of all that is on sale, ordered by key. Opened before the engine begins to write: it may start processes.

    Nothing is read before the first document is asked for: what changes before then is not written to this build.
    """
    processes = min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
    if count_public() < MANY or processes < 2 or not _may_fork():
        yield map(written, all_documents())
        return
    connections.close_all()  # no process may go on with another's connection
    with multiprocessing.get_context("fork").Pool(processes, initializer=gc.disable) as pool, _undisturbed():
        yield _worked_out_by(pool)


def _worked_out_by(pool: Pool) -> Iterator[Written]:
    keys = public_keys()
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    for packed in pool.imap(_worked_out, batches):
        yield from (Written(*row) for row in marshal.loads(packed))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the collector of cycles: here are none, and looking for them takes a third of a build."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _may_fork() -> bool:
    """Another process sees neither what this one has not committed nor a database in its memory."""
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()  # type: ignore[attr-defined]
    return not (connection.in_atomic_block or in_memory)


def _worked_out(keys: list[int]) -> bytes:
    """Packed plainly: they are strings and numbers, and pickling would cost more than working them out."""
    rows = [written(document) for document in documents_of(keys)]
    return marshal.dumps([(row.key, row.texts, row.names, row.raw, row.numbers, row.card) for row in rows])
