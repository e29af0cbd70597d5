"""Settles what no message settled: today, reservations whose time for paying is over.

Cash on delivery asks nobody. Open attempts at a provider and bank lines join here with their ways of paying.
"""

from typing import Any

from django.core.management.base import BaseCommand

from sellers.stock.services import expire_reservations


class Command(BaseCommand):
    help = "Asks about every open payment and gives back reservations whose time is over. Safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"pieces given back: {expire_reservations()}")
