"""Proves from tables alone that orders, stock, payments and the ledger say the same; exit 1 where they do not."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sellers.payouts.ledger import ledger_hash
from shop.payment.books import CHECKS, faults


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults()
        if options["as_json"]:
            said = {"ok": not found, "checks": len(CHECKS), "ledger_hash": ledger_hash()}
            self.stdout.write(json.dumps({**said, "faults": [asdict(fault) for fault in found]}, ensure_ascii=False))
        else:
            for fault in found:
                self.stdout.write(f"{fault.check}: {fault.what}")
            self.stdout.write(f"{len(CHECKS)} checks, {len(found)} faults; ledger {ledger_hash()[:16]}")
        if found:
            sys.exit(1)
