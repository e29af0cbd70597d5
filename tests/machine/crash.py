"""A power cut in the middle of a deed, as the state machine plays it: the n-th point that is reached raises."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from shop.core.points import Point


class Crash(BaseException):
    """Nobody catches it: whatever was not committed is gone."""


@contextmanager
def crashing(at: int) -> Iterator[None]:
    """The `at`-th point reached inside ends the deed; 0 and numbers beyond the last point end nothing."""
    reached = 0

    def reach(_point: Point) -> None:
        nonlocal reached
        reached += 1
        if reached == at:
            raise Crash

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Point, "reach", reach)
        with suppress(Crash):
            yield
