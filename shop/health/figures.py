"""What Prometheus reads: the process's own figures, requests as they were answered, tasks as they stand now."""

from collections.abc import Iterator

from django.db import DatabaseError
from django_tasks import TaskResultStatus
from prometheus_client import REGISTRY, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from shop.health.parts import ask_worker, tasks_in

REQUEST_SECONDS = Histogram(
    "market_request_seconds",
    "How long answers took",
    ["method", "view", "status"],
    buckets=[0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
)


class Tasks(Collector):
    """Counted when asked, not kept: the database knows."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            worker = ask_worker().facts
            running = tasks_in(TaskResultStatus.RUNNING).count()
        except DatabaseError:
            return  # /readyz tells it; figures that are not known are left out
        tasks = GaugeMetricFamily("market_tasks", "Background tasks by state", labels=["state"])
        for state, count in {"waiting": worker["waiting"], "running": running, "failed": worker["failed"]}.items():
            tasks.add_metric([state], count)
        yield tasks
        yield GaugeMetricFamily(
            "market_oldest_task_seconds", "How long the oldest due task has waited", value=worker["oldest_seconds"]
        )

    def describe(self) -> list:
        return []  # else registering would ask the database


REGISTRY.register(Tasks())


def as_text() -> bytes:
    return generate_latest(REGISTRY)
