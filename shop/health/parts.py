"""One cheap question to each part that the market stands on, and its answer as plain values."""

from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from catalog.search.engine import engine_from_settings, engines_state
from shop.core import clock

# Older than this, waiting tasks mean that no worker takes them.
WORKER_IS_LATE_AFTER_SECONDS = 300


@dataclass(frozen=True)
class Part:
    """`vital`: without it this process cannot serve."""

    name: str
    works: bool
    vital: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


def all_parts() -> list[Part]:
    database = ask_database()
    if not database.works:
        return [database, ask_cache()]
    return [database, ask_cache(), ask_search(), ask_worker()]


def ask_database() -> Part:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Part("database", works=False, vital=True, facts={"engine": connection.vendor})
    return Part("database", works=True, vital=True, facts={"engine": connection.vendor})


def ask_cache() -> Part:
    said = clock.now().isoformat()
    cache.set("readyz", said, timeout=30)
    return Part("cache", works=cache.get("readyz") == said)


def ask_search() -> Part:
    """Works while any engine answers; which one, and how the others do, is told."""
    state = engines_state()
    answering = next((name for name, each in state.items() if each == "ok"), "")
    if not answering:
        return Part("search", works=False, facts={"engines": state})
    facts = {"answers": answering, "documents": engine_from_settings(answering).count(), "engines": state}
    return Part("search", works=True, facts=facts)


def ask_worker() -> Part:
    """Late when a task that is due has waited for minutes."""
    waiting = tasks_due().order_by("enqueued_at").values_list("enqueued_at", flat=True)
    count, oldest = waiting.count(), waiting.first()
    seconds = int((clock.now() - oldest).total_seconds()) if oldest else 0
    return Part(
        "worker",
        works=seconds < WORKER_IS_LATE_AFTER_SECONDS,
        facts={"waiting": count, "oldest_seconds": seconds, "failed": tasks_in(TaskResultStatus.FAILED).count()},
    )


def tasks_due() -> Any:
    return tasks_in(TaskResultStatus.READY).exclude(run_after__gt=clock.now())


def tasks_in(status: str) -> Any:
    return DBTaskResult.objects.filter(status=status)
