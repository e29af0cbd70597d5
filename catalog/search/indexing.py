"""Keeping the index true: changes by task after commit, the whole of it by a build beside and a switch."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

import structlog
from django.db import transaction
from django_tasks import task

from catalog.search.building import documents_to_build
from catalog.search.document import count_public, documents_for
from catalog.search.engine import engine_from_settings, engines_kept
from catalog.search.indexed import Written
from catalog.search.reserve import WithReserve
from shop.core import clock

log = structlog.get_logger(__name__)

BATCH = 200
FIRST_TRY_SECONDS = 5
LAST_TRY_SECONDS = 300
Progress = Callable[[str, int, int], None]


class _Changed:
    """What a transaction has changed, collected until it is committed."""

    def __init__(self, ids: Iterable[int]) -> None:
        self.ids = set(ids)
        self.is_told = False

    def __call__(self) -> None:
        self.is_told = True
        ids = sorted(self.ids)
        for start in range(0, len(ids), BATCH):
            index_products.enqueue(ids[start : start + BATCH])


def enqueue(product_ids: Iterable[int | None]) -> None:
    """Index these products anew once the transaction has been committed; sizes may be given for their product.

    Called often in one transaction it makes one task. An order's line may have lost its product: None is passed over.
    """
    ids = {pk for pk in product_ids if pk}
    if not ids:
        return
    connection = transaction.get_connection()
    here = set(connection.savepoint_ids)
    for savepoints, waiting, _robust in connection.run_on_commit:
        # One that waits for no savepoint but ours is called whenever ours would be.
        if isinstance(waiting, _Changed) and not waiting.is_told and set(savepoints) <= here:
            waiting.ids |= ids
            return
    transaction.on_commit(_Changed(ids), robust=True)


@task(priority=50)  # before pictures and mail: a card shows price and stock
def index_products(product_ids: list[int]) -> None:
    refresh(product_ids)


def refresh(product_ids: Iterable[int]) -> None:
    """Write these products' documents as the database has them now; what is no longer on sale goes out."""
    if not engine_from_settings().renew(list(product_ids), documents_for):
        _try_again(FIRST_TRY_SECONDS)


@task()
def catch_up(waited_seconds: int) -> None:
    """Write to the main engine what it has missed while it did not answer; until then its reserve answers."""
    if not _catch_up():
        _try_again(min(waited_seconds * 2, LAST_TRY_SECONDS))


def _catch_up() -> bool:
    engine = engine_from_settings()
    return not isinstance(engine, WithReserve) or engine.catch_up(documents_for)


def rebuild(engine_name: str = "", *, progress: Progress | None = None) -> int:
    """Build the index beside the one in use and switch: of every engine that is kept, or of one.

    Returns the number of documents. `progress` hears the engine's name, how many have been written, and of how many.
    The reserve comes first, so that it is whole if the server fails. Raises EngineFailed.
    """
    kept = {engine_name: engine_from_settings(engine_name)} if engine_name else engines_kept()
    count = 0
    for name, engine in reversed(kept.items()):
        with documents_to_build() as documents:
            count = engine.replace(_told(documents, name, progress) if progress else documents)
    _catch_up()  # what was missed has just been written, and is still noted
    return count


def _told(documents: Iterator[Written], name: str, progress: Progress) -> Iterator[Written]:
    total, at = count_public(), 0
    for at, document in enumerate(documents, start=1):
        yield document
        if at % BATCH == 0:
            progress(name, at, total)
    progress(name, at, total)


def _try_again(seconds: int) -> None:
    if catch_up.get_backend().supports_defer:
        catch_up.using(run_after=clock.now() + timedelta(seconds=seconds)).enqueue(seconds)
