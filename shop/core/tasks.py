"""Background work of the ground floor: narrower copies of pictures."""

from collections.abc import Iterable

import structlog
from django_tasks import task

from shop.core import pictures

log = structlog.get_logger(__name__)
PICTURES_A_TASK = 12  # a few seconds of work, so that other tasks do not wait behind a whole catalogue


@task()
def narrow_pictures(paths: list[str]) -> int:
    """Make what is missing of the three widths; returns how many were written. One bad picture stops no other."""
    made = 0
    for path in paths:
        try:
            made += len(pictures.make_derivatives(path))
        except (pictures.UnreadablePicture, FileNotFoundError) as error:
            log.warning("picture not narrowed", path=path, reason=str(error))
    return made


def enqueue_pictures(paths: Iterable[str]) -> None:
    """Have the worker make the three widths of each picture; safe to ask twice."""
    waiting = list(paths)
    for start in range(0, len(waiting), PICTURES_A_TASK):
        narrow_pictures.enqueue(waiting[start : start + PICTURES_A_TASK])
