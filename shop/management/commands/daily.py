"""What a day brings. Each room keeps its own rules; this only calls them one by one and says what came of it.

Safe to run twice: every step looks at what is due and does nothing new the second time.
"""

from collections.abc import Callable
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import override

from catalog.certificates.services import expire_due
from catalog.search.popular.counting import forget_old_searches
from sellers.listings.dated import index_what_the_day_changed
from sellers.orders.services import complete_delivered_parts
from sellers.payouts.seals import seal_books
from sellers.stock.services import expire_reservations
from shop.core import clock
from shop.core.errors import DomainError
from shop.notices.services import send_waiting
from shop.payment.expiry import expire_payments

log = structlog.get_logger(__name__)

STEPS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("certificates expired", lambda: len(expire_due(clock.today()))),
    ("goods indexed anew", lambda: index_what_the_day_changed(clock.today())),
    ("payments expired", expire_payments),
    ("pieces given back", expire_reservations),
    ("orders completed", complete_delivered_parts),
    ("old counts of searches forgotten", forget_old_searches),
    ("postings sealed", lambda: seal_books(clock.today())),
    ("notices sent", send_waiting),  # last: the steps above may have had something to say
)


class Command(BaseCommand):
    help = "Expiries, reminders, reservations: everything that a day brings. Safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = [name for name, step in STEPS if not self._done(name, step)]
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")

    def _done(self, name: str, step: Callable[[], int]) -> bool:
        """A step that fails is told and does not keep the others from their work."""
        try:
            with override("vi"):
                count = step()
        except (DomainError, DatabaseError, OSError) as failure:
            log.error("daily_step_failed", step=name, failure=str(failure))
            return False
        self.stdout.write(f"{name}: {count}")
        return True
