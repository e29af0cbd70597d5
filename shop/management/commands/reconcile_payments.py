"""Settles what no message settled: asks about open card payments, applies bank lines, ends what is past its time."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from shop.payment.reconciling import reconcile


class Command(BaseCommand):
    help = "Asks about every open payment and gives back reservations whose time is over. Safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        with override("vi"):
            done = reconcile()
        for name, count in done.items():
            self.stdout.write(f"{name}: {'failed' if count is None else count}")
        if failed := [name for name, count in done.items() if count is None]:
            raise CommandError(f"failed: {', '.join(failed)}")
