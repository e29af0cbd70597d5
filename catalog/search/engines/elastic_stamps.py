"""Which of two writers read the database later. A document carries the stamp that was taken before it was read, and
Elasticsearch keeps the higher one: so a slow writer, or a build that takes minutes, never brings back what is gone.
"""

import fcntl
import time
from pathlib import Path


class Stamps:
    """Nanoseconds that only grow, also when the clock is put back; shared by the processes of this machine."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "stamp"

    def next(self) -> int:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            stamp = max(time.time_ns(), int(file.read().strip() or 0) + 1)
            file.seek(0)
            file.truncate()
            file.write(str(stamp))
        return stamp
