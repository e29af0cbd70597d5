"""Keeping the index of stories true."""

from collections.abc import Iterable

import structlog
from django.db import transaction
from django_tasks import task

from catalog.search.stories.document import story_documents
from catalog.search.stories.engine import story_engine

log = structlog.get_logger(__name__)


def enqueue_stories(keys: Iterable[int]) -> None:
    """Index these texts anew once the transaction has been committed; those not open to everybody go out."""
    wanted = sorted(set(keys))
    if wanted:
        transaction.on_commit(lambda: index_stories.enqueue(wanted), robust=True)


def withdraw_stories(keys: Iterable[int]) -> None:
    """Take these out at the commit itself, without waiting for a worker; the task after it makes sure."""
    gone = sorted(set(keys))
    if gone:
        transaction.on_commit(lambda: story_engine().change(delete=gone), robust=True)
        enqueue_stories(gone)


@task()
def index_stories(keys: list[int]) -> None:
    refresh_stories(keys)


def refresh_stories(keys: Iterable[int]) -> None:
    """Write these texts as the database has them now."""
    asked = set(keys)
    found = list(story_documents(asked))
    story_engine().change(upsert=found, delete=asked - {document.key for document in found})


def rebuild_stories() -> int:
    """Build the index beside the one in use and switch. Returns the number of texts."""
    return story_engine().replace(story_documents())
