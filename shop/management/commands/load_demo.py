"""The demonstration market: places, Union, sellers, goods, stories, accounts. `--reset` begins anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.demo.market import is_loaded, load_market
from shop.demo.reset import empty_database


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="throw away what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reset"]:
            empty_database()
        elif is_loaded():
            self.stdout.write("The demonstration market is there already; --reset begins anew.")
            return
        load_market(self.stdout.write)
