"""`manage.py make_load --products N --orders N`: synthetic data for measuring, never in production mode."""

import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.search.indexing import rebuild
from shop.demo.load.goods import make_goods
from shop.demo.load.orders import make_orders
from shop.demo.market import is_loaded


class Command(BaseCommand):
    help = "Makes synthetic goods and orders by bulk inserts until there are so many; never in production mode."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--products", type=int, default=0)
        parser.add_argument("--orders", type=int, default=0)
        parser.add_argument("--no-index", action="store_true", help="leave the search index to `reindex`")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SYNTHETIC_DATA:
            raise CommandError("Synthetic goods and orders have no place in a real market: this is production mode.")
        if min(options["products"], options["orders"]) < 0:
            raise CommandError("--products and --orders are counts: 0 or more.")
        if not is_loaded():
            call_command("load_demo", stdout=self.stdout)
        began = time.monotonic()
        goods, orders = make_goods(options["products"]), make_orders(options["orders"])
        self.stdout.write(f"{goods} products and {orders} orders made in {time.monotonic() - began:.1f} s")
        if goods and not options["no_index"]:
            began = time.monotonic()
            self.stdout.write(f"{rebuild()} products indexed in {time.monotonic() - began:.1f} s")
