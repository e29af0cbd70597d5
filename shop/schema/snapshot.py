"""An empty database as the real `migrate` made it: a first start need not render 400 migrations again (STACK 13).

The file's first line names each migration it holds with a digest of its bytes. It is used only where each of them
stands on disk unchanged, and the ordinary `migrate` always follows: an old snapshot is slower, never wrong.
"""

import gzip
import hashlib
import inspect
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.db import connections
from django.db.migrations.loader import MigrationLoader

SNAPSHOT = Path(__file__).parent / "empty.sql.gz"
_HEAD = "-- migrations: "
_MADE_AT = "2026-01-01 00:00:00"


def migrations_on_disk() -> dict[str, str]:
    """`app.name` → digest of the file's bytes, for every migration of every installed app."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {
        f"{app}.{name}": hashlib.sha256(Path(inspect.getfile(type(migration))).read_bytes()).hexdigest()[:16]
        for (app, name), migration in sorted(loader.disk_migrations.items())
    }


def read_snapshot() -> tuple[dict[str, str], str]:
    """The recorded digests and the SQL. Raises FileNotFoundError."""
    text = gzip.decompress(SNAPSHOT.read_bytes()).decode()
    head, _, sql = text.partition("\n")
    return json.loads(head.removeprefix(_HEAD)), sql


def is_usable(recorded: dict[str, str]) -> bool:
    """True if no migration inside the snapshot has changed or gone since it was made."""
    on_disk = migrations_on_disk()
    return all(on_disk.get(name) == digest for name, digest in recorded.items())


def load_into(connection: sqlite3.Connection, sql: str) -> None:
    connection.executescript(sql)
    connection.commit()


def load_into_file(path: Path) -> bool:
    """Write the snapshot into a new database file. False, and nothing written, where it may not be used."""
    if path.exists() or not SNAPSHOT.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    recorded, sql = read_snapshot()
    if not is_usable(recorded):
        return False
    connections.close_all()  # a library asks the database while its migration is imported, which opens the file
    connection = sqlite3.connect(path)
    load_into(connection, sql)
    connection.close()
    return True


def dump(path: Path) -> bytes:
    """The freshly migrated file as bytes that come out the same each time."""
    connection = sqlite3.connect(path)
    _order_migrations(connection)
    # Only Wagtail's own root has a random key; our pages share theirs between languages.
    for (page,) in connection.execute("SELECT id FROM wagtailcore_page WHERE depth = 1").fetchall():
        key = uuid5(NAMESPACE_URL, f"page-{page}").hex
        connection.execute("UPDATE wagtailcore_page SET translation_key = ? WHERE id = ?", (key, page))
    connection.commit()
    lines = [_HEAD + json.dumps(migrations_on_disk(), separators=(",", ":")), *_statements(connection)]
    connection.close()
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def _order_migrations(connection: sqlite3.Connection) -> None:
    """Django records what a squashed migration replaces in the order of a set, another one in each process."""
    names = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    connection.execute("DELETE FROM django_migrations")
    connection.executemany(
        "INSERT INTO django_migrations (id, app, name, applied) VALUES (?, ?, ?, ?)",
        [(number, app, name, _MADE_AT) for number, (app, name) in enumerate(names, start=1)],
    )


def _statements(connection: sqlite3.Connection) -> Iterable[str]:
    return connection.iterdump()
