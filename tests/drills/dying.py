"""A process that dies, and one that starts anew on what it left, forked from this warm one.

Each death has a database file of its own; on PostgreSQL a database.
"""

import os
import shutil
import signal
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg.sql import SQL, Identifier

from shop.core import points

DIED, LIVED = "died", "lived"


class Ground:
    """What stood when the drill began; every death gets a copy of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seed = connection.settings_dict["NAME"]
        self.number = 0
        connections["default"].close()

    def copy(self) -> str:
        self.number += 1
        if connection.vendor == "sqlite":
            path = self.folder / f"case-{self.number}.sqlite3"
            shutil.copy(self.seed, path)
            return str(path)
        name = f"{self.seed}_drill"
        with _server() as server:
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
            server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(self.seed)))
        return name

    def forget(self, name: str) -> None:
        if connection.vendor != "sqlite":
            with _server() as server:
                server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
            return
        for end in ("", "-wal", "-shm"):
            Path(name + end).unlink(missing_ok=True)


def run(deed: Callable[[], Any], *, database: str, last_words: Path, kill_point: str = "") -> str:
    """`died` by the kill point, `lived`, or what went wrong as a text. The deed's process shares nothing but files."""
    last_words.unlink(missing_ok=True)
    pid = os.fork()
    if pid == 0:
        _as_a_new_process(deed, database, last_words, kill_point)
    _pid, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return DIED if os.WTERMSIG(status) == signal.SIGKILL else f"signal {os.WTERMSIG(status)}"
    return LIVED if os.WEXITSTATUS(status) == 0 else last_words.read_text()


def reached(deed: Callable[[], Any], *, database: str, last_words: Path) -> list[str]:
    """The names of the points that the deed passes, in order of their first passing."""
    notes = last_words.with_suffix(".points")

    def noted() -> None:
        passed: list[str] = []
        points.Point.reach = lambda self: passed.append(self.name)  # type: ignore[method-assign]  in this process alone
        deed()
        notes.write_text("\n".join(dict.fromkeys(passed)))

    end = run(noted, database=database, last_words=last_words)
    assert end == LIVED, end
    return notes.read_text().split("\n")


def _as_a_new_process(deed: Callable[[], Any], database: str, last_words: Path, kill_point: str) -> None:
    code = 1
    try:
        connection.settings_dict["NAME"] = database
        del connections["default"]
        settings.KILL_POINT = kill_point
        deed()
        code = 0
    except BaseException:  # noqa: BLE001  told to the parent, which judges it
        last_words.write_text(traceback.format_exc())
    finally:
        os._exit(code)


def _server() -> psycopg.Connection:
    facts = connection.settings_dict
    address = {"host": facts["HOST"], "port": facts["PORT"], "user": facts["USER"], "password": facts["PASSWORD"]}
    return psycopg.connect(dbname="postgres", autocommit=True, **{k: v for k, v in address.items() if v})
