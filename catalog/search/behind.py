"""Which products the main engine does not know the truth about: a file beside the reserve's index, shared by the
processes of this machine.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shop.core import clock

FORGOTTEN_SECONDS = 900.0  # without a try by then, whoever should have caught up was lost


class Behind:
    """Products whose change the main engine has not taken, one a line; shared by the processes of this machine."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "behind"
        self._tries = folder / "behind.tried"

    def __bool__(self) -> bool:
        return self._file.exists()

    def note(self, keys: Iterable[int]) -> bool:
        """True if nobody is catching up yet: then somebody must be told to."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._locked():
            is_first = not self._file.exists() or self._is_forgotten()
            with self._file.open("a", encoding="utf-8") as file:
                file.writelines(f"{key}\n" for key in keys)
            if is_first:
                self._tries.touch()
            return is_first

    def tried(self) -> list[int]:
        """The keys in the order in which they were noted, repeated ones too, for one who now tries to catch up."""
        self._tries.touch()
        return self.keys()

    def keys(self) -> list[int]:
        try:
            return [int(line) for line in self._file.read_text(encoding="utf-8").split()]
        except FileNotFoundError:
            return []

    def forget(self, count: int) -> None:
        """The first `count` have been written; what was noted since stays."""
        with self._locked():
            left = self.keys()[count:]
            if left:
                new = self._file.with_suffix(".new")
                new.write_text("".join(f"{key}\n" for key in left), encoding="utf-8")
                os.replace(new, self._file)
            else:
                self._file.unlink(missing_ok=True)

    def _is_forgotten(self) -> bool:
        return not self._tries.exists() or clock.now().timestamp() - self._tries.stat().st_mtime > FORGOTTEN_SECONDS

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
