"""Counting and timing a walk through pages in this process: exact queries once, then times without the counting."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")
Steps = list[tuple[str, Callable[[], Any]]]


def measure(walk: Callable[[], Steps], *, turns: int) -> dict[str, Any]:
    """One counted turn, then `turns` timed ones of which the first warms. `walk` prepares a buyer, unmeasured."""
    steps = {}
    for name, step in walk():
        with CaptureQueriesContext(connection) as captured:
            response = step()
        asked = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(NOT_COUNTED)]
        requests = 1 + len(getattr(response, "redirect_chain", ()))
        steps[name] = {"queries": len(asked), "requests": requests, "end": response.request["PATH_INFO"]}
    walls, cpus = zip(*(_timed(walk()) for _turn in range(turns + 1)), strict=True)
    return {
        "steps": steps,
        "queries": sum(step["queries"] for step in steps.values()),
        "requests": sum(step["requests"] for step in steps.values()),
        "ms": round(statistics.median(walls[1:]), 1),
        "cpu_ms": round(statistics.median(cpus[1:]), 1),
    }


def _timed(steps: Steps) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for _name, step in steps:
        step()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000
