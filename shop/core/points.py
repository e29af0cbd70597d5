"""Named points at which a drill may end the process as a power cut would (TRUST, T16).

Outside a drill a point costs one comparison. Production does not start with one armed.
"""

import os
import signal

from django.conf import settings

_names: set[str] = set()


class Point:
    """`room.moment`, before or after a commit or a call to somebody else. Made once, at the head of its module."""

    def __init__(self, name: str) -> None:
        if name in _names:
            raise ValueError(f"two points are called {name}")
        _names.add(name)
        self.name = name

    def reach(self) -> None:
        """Dies here, without a last word, if this point is armed."""
        if self.name == settings.KILL_POINT:
            os.kill(os.getpid(), signal.SIGKILL)


def names() -> list[str]:
    """The registry: every point of the modules loaded so far, sorted."""
    return sorted(_names)
