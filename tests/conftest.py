"""Every test runs on a schema that the real migrations made: SQLite in memory from the snapshot, or PostgreSQL."""

import sqlite3
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from scripts.messages import compile_all
from shop.schema import snapshot
from tests import databases

pytest_plugins = [
    "tests.elastic",
    "tests.index",
    "tests.people",
    "tests.races",
    "tests.services",
    "tests.stand_ins.fixtures",
]
SCHEMA = pytest.StashKey[sqlite3.Connection]()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, not in each process of xdist
        compile_all()


@pytest.fixture(scope="session")
def schema_source(request: pytest.FixtureRequest, django_db_blocker) -> sqlite3.Connection | None:
    """The migrated schema in a SQLite connection of its own; None on another database."""
    if connection.vendor != "sqlite":
        return None
    source = sqlite3.connect(":memory:", check_same_thread=False)
    recorded, sql = snapshot.read_snapshot()
    with django_db_blocker.unblock():  # a library asks the database while its migration is imported
        usable = snapshot.is_usable(recorded)
    if usable:
        snapshot.load_into(source, sql)
    request.config.stash[SCHEMA] = source
    return source


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker, schema_source
) -> Iterator[None]:
    if schema_source is None:
        request.getfixturevalue("postgres_copy")
        yield
        return
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
        connection.ensure_connection()
        schema_source.backup(connection.connection)
        call_command("migrate", verbosity=0, interactive=False)
        connection.connection.commit()
        connection.connection.backup(schema_source)
    yield


@pytest.fixture(scope="session")
def postgres_copy(django_db_blocker, worker_id: str) -> Iterator[str]:
    """This process's own copy of the migrated template."""
    name = f"test_{worker_id}"
    with django_db_blocker.unblock():
        databases.use_fresh_copy(name)
    yield name
    with django_db_blocker.unblock():
        databases.forget_copy(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A transactional test flushes what migrations made; once that is done, put it all back.

    SQLite flushes by DELETE, which the books refuse: their guard is taken off first, and comes back with the schema.
    """
    if _is_transactional(item) and connection.vendor == "sqlite":
        with item.config.stash[blocking_manager_key].unblock():
            _open_the_books()
    result = yield
    if nextitem is not None and _is_transactional(item):
        with item.config.stash[blocking_manager_key].unblock():
            if connection.vendor == "sqlite":
                item.config.stash[SCHEMA].backup(connection.connection)
            else:
                databases.use_fresh_copy(connection.settings_dict["NAME"])
    return result


def _open_the_books() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def _is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or (marker and marker.kwargs.get("transaction")))
