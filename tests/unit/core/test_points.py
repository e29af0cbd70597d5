"""Points at which drills end the process: one name each, and nothing happens where none is armed."""

import os
import signal

import pytest

from shop.core.points import Point, names


@pytest.fixture
def point() -> Point:
    return Point("tests.here") if "tests.here" not in names() else _known("tests.here")


def _known(name: str) -> Point:
    known = Point.__new__(Point)
    known.name = name
    return known


def test_two_points_cannot_share_a_name(point):
    with pytest.raises(ValueError, match=r"tests\.here"):
        Point("tests.here")


def test_nothing_happens_at_a_point_that_is_not_armed(point, settings):
    settings.KILL_POINT = "tests.elsewhere"

    point.reach()


def test_the_process_dies_at_the_armed_point(point, settings):
    settings.KILL_POINT = "tests.here"

    child = os.fork()
    if child == 0:
        point.reach()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)

    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL
