"""Settling what no message settled: each way asks about its own, then times run out, then what is owed is sent.

One step that fails does not keep the others from their work. All may run twice, and beside each other.
"""

from collections.abc import Callable

import structlog
from django.db import DatabaseError

from sellers.stock.services import expire_reservations
from shop.core.errors import DomainError
from shop.core.points import Point
from shop.payment.card_reconciling import ask_about_open_attempts, ask_about_open_refunds
from shop.payment.expiry import expire_payments
from shop.payment.sending import send_owed_refunds
from shop.payment.transfers import apply_waiting_lines

log = structlog.get_logger(__name__)
BETWEEN_STEPS = Point("reconcile.between_steps")

Step = tuple[str, Callable[[], int]]
STEPS: tuple[Step, ...] = (
    ("card payments settled", ask_about_open_attempts),
    ("bank lines matched", apply_waiting_lines),
    ("payments expired", expire_payments),
    ("pieces given back", expire_reservations),
    ("refunds sent", send_owed_refunds),
    ("card refunds settled", ask_about_open_refunds),
)


def reconcile() -> dict[str, int | None]:
    """What each step did; None where it failed, which the log tells."""
    done: dict[str, int | None] = {}
    for name, step in STEPS:
        done[name] = _run(name, step)
        BETWEEN_STEPS.reach()
    return done


def _run(name: str, step: Callable[[], int]) -> int | None:
    try:
        return step()
    except (DomainError, DatabaseError, OSError) as failure:
        log.error("reconcile_step_failed", step=name, failure=str(failure))
        return None
