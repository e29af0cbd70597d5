"""Keeping the index true: changes by task after commit, the whole of it by a build beside and a switch."""

from collections.abc import Iterable

from django.db import transaction
from django_tasks import task

from catalog.search.document import all_documents, documents_for
from catalog.search.engine import engine_from_settings

BATCH = 200


def enqueue(product_ids: Iterable[int | None]) -> None:
    """Index these products anew once the transaction has been committed; sizes may be given for their product.

    An order's line may have lost its product: None is passed over.
    """
    ids = sorted({pk for pk in product_ids if pk})
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        transaction.on_commit(lambda batch=batch: index_products.enqueue(batch), robust=True)  # type: ignore[misc]


@task()
def index_products(product_ids: list[int]) -> None:
    refresh(product_ids)


def refresh(product_ids: Iterable[int]) -> None:
    """Write these products' documents as the database has them now; what is no longer on sale goes out."""
    found, gone = documents_for(product_ids)
    engine = engine_from_settings()
    engine.change(upsert=found, delete=gone)


def rebuild(engine_name: str = "") -> int:
    """Build the index beside the one in use and switch. Returns the number of documents."""
    engine = engine_from_settings(engine_name)
    return engine.replace(all_documents())
