"""Every test runs on the schema snapshot, in memory, with the rows that migrations make (STACK 13)."""

import sqlite3
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from scripts.messages import compile_all
from shop.schema import snapshot

pytest_plugins = ["tests.people", "tests.races"]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, not in each process of xdist
        compile_all()


@pytest.fixture(scope="session")
def schema_source(django_db_blocker) -> sqlite3.Connection | None:
    """The migrated schema in a SQLite connection of its own; None on another database."""
    if connection.vendor != "sqlite":
        return None
    source = sqlite3.connect(":memory:", check_same_thread=False)
    recorded, sql = snapshot.read_snapshot()
    with django_db_blocker.unblock():  # a library asks the database while its migration is imported
        usable = snapshot.is_usable(recorded)
    if usable:
        snapshot.load_into(source, sql)
    return source


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker, schema_source
) -> Iterator[None]:
    if schema_source is None:
        request.getfixturevalue("migrated_postgres")
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
def migrated_postgres(django_db_blocker) -> Iterator[None]:
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():
        old = setup_databases(verbosity=0, interactive=False, keepdb=True)
    yield
    with django_db_blocker.unblock():
        teardown_databases(old, verbosity=0, keepdb=True)


@pytest.fixture(autouse=True)
def base_rows_return(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test flushes what migrations made; put it all back (2-3 ms)."""
    yield
    marker = request.node.get_closest_marker("django_db")
    transactional = (marker and marker.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        request.fixturenames
    )
    if transactional and connection.vendor == "sqlite":
        source = request.getfixturevalue("schema_source")
        blocker = request.getfixturevalue("django_db_blocker")
        with blocker.unblock():
            source.backup(connection.connection)
