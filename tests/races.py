"""Rivals at the same moment: a database that several threads may open, and a starting gun."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from shop.settings import env


@pytest.fixture
def rivals_database(
    transactional_db: None, schema_source: Any, django_db_blocker: Any, tmp_path: Path
) -> Iterator[None]:
    """On SQLite a file with the settings of `env.database()`, since a memory database serves one thread at a time.

    On PostgreSQL the test database as it is. Name it before the people of the cast, who are then born in it.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with django_db_blocker.unblock():
        memory, settings = connections["default"], connections["default"].settings_dict
        kept = {"NAME": settings["NAME"], "OPTIONS": settings["OPTIONS"]}
        settings.update(NAME=str(tmp_path / "rivals.sqlite3"), OPTIONS=env.database()["OPTIONS"])
        del connections["default"]
        connection.ensure_connection()
        schema_source.backup(connection.connection)
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
        settings.update(kept)
        connections["default"] = memory


def at_once(deeds: list[Callable[[], Any]]) -> list[Any]:
    """Run all deeds in threads that start together. Returns each one's result, or the exception it raised."""
    gun = threading.Barrier(len(deeds))
    results: list[Any] = [None] * len(deeds)

    def run(place: int) -> None:
        gun.wait(timeout=10)
        try:
            results[place] = deeds[place]()
        except Exception as error:  # noqa: BLE001  the test judges it
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results
