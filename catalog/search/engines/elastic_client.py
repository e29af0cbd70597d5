"""The connection to Elasticsearch: little patience for readers, much for writers; all that goes wrong has one name."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, UnsupportedProductError
from elasticsearch.helpers import BulkIndexError

from catalog.search.engine import EngineFailed

WRITING_SECONDS = 30.0
WRITING_TRIES = 2


class IndexMissing(EngineFailed):
    """Nothing has been built here yet, or it was taken away: `manage.py reindex` builds it."""


@lru_cache(maxsize=8)
def connected(url: str, user: str = "", password: str = "") -> Elasticsearch:
    """One pool of connections for a process. No request is made before the first question."""
    given: dict[str, Any] = {"basic_auth": (user, password)} if user else {}
    return Elasticsearch(url, request_timeout=WRITING_SECONDS, max_retries=0, **given)


def hasty(client: Elasticsearch, seconds: float) -> Elasticsearch:
    return client.options(request_timeout=seconds, max_retries=0, retry_on_timeout=False)


def patient(client: Elasticsearch) -> Elasticsearch:
    return client.options(request_timeout=WRITING_SECONDS, max_retries=WRITING_TRIES, retry_on_timeout=True)


@contextmanager
def named_failures() -> Iterator[None]:
    """Raises IndexMissing, or EngineFailed for all else that a server, a network or a wrong mapping can do."""
    try:
        yield
    except NotFoundError as error:
        raise IndexMissing(str(error)) from error
    except (ApiError, TransportError, UnsupportedProductError, BulkIndexError) as error:
        raise EngineFailed(f"{type(error).__name__}: {str(error)[:200]}") from error
