"""Provinces, communes and former communes from the files that come with the program."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.places.services import import_places


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        counts = import_places()
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
