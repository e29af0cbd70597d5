"""PostgreSQL for tests: migrated once into a template that keeps until a migration changes, then copied in a second."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

from shop.schema.snapshot import migrations_on_disk

ONE_AT_A_TIME = 20261124


def use_fresh_copy(name: str) -> None:
    """Point Django's connection at a new copy of the template; what stood under that name is gone."""
    template = _template()
    connection.close()
    with _server() as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
    connection.settings_dict["NAME"] = name


def forget_copy(name: str) -> None:
    connection.close()
    with _server() as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _template() -> str:
    """The name of the migrated template, made if this state of the migrations has none yet (under a minute)."""
    digest = hashlib.sha256(json.dumps(migrations_on_disk()).encode()).hexdigest()[:12]
    name = f"tmpl_{digest}"
    with _server() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        made = [row[0] for row in server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'tmpl%'")]
        if name not in made:
            for old in made:
                server.execute(SQL("DROP DATABASE {}").format(Identifier(old)))
            _migrate_new_database(server, name)
    return name


def _migrate_new_database(server: psycopg.Connection, name: str) -> None:
    """Under another name until it is whole, so that a run which was stopped leaves no half template."""
    making = "tmpl_in_making"
    server.execute(SQL("CREATE DATABASE {}").format(Identifier(making)))
    connection.close()
    connection.settings_dict["NAME"] = making
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    server.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(making), Identifier(name)))


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    """A connection to the server itself, outside any transaction."""
    facts = connection.settings_dict
    address = {"host": facts["HOST"], "port": facts["PORT"], "user": facts["USER"], "password": facts["PASSWORD"]}
    server = psycopg.connect(dbname="postgres", autocommit=True, **{k: v for k, v in address.items() if v})
    try:
        yield server
    finally:
        server.close()
