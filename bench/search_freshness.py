"""How long after a commit a new price stands on the card, on every engine that is kept, with one worker running.

python bench/search_freshness.py     over the demonstration market's database; prices are put back
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHANGES = 12
LONGEST_SECONDS = 20.0
LOOK_EVERY_SECONDS = 0.02


def main() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
    import django

    django.setup()
    command = [sys.executable, "manage.py", "db_worker", "--no-reload", "--interval", "0.5"]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        goods = _goods()
        _seconds_until_seen(goods[0], 1)  # the worker's first task loads what the others find loaded
        seen = [_seconds_until_seen(record, number) for number, record in enumerate(goods)]
    finally:
        worker.terminate()
        worker.wait(30)
    for name in seen[0]:
        row = sorted(each[name] for each in seen)
        print(f"{name:14} median {row[len(row) // 2]:.2f} s, worst {row[-1]:.2f} s of {len(row)} changes")


def _goods() -> list[Any]:
    from oscar.core.loading import get_model

    records = get_model("partner", "StockRecord").objects.filter(product__structure="standalone")
    return list(records.filter(product__is_public=True).order_by("pk")[:CHANGES])


def _seconds_until_seen(record: Any, number: int) -> dict[str, float]:
    """By engine. The price is changed and, when everybody has seen it, put back."""
    from catalog.search.engine import engines_kept
    from shop.core.money import to_dong

    before, price = to_dong(record.price), to_dong(record.price) + 1_000 + number
    began, engines = _write(record, price), engines_kept()
    seen: dict[str, float] = {}
    while len(seen) < len(engines) and time.monotonic() - began < LONGEST_SECONDS:
        for name in engines.keys() - seen.keys():
            card = engines[name].cards([record.product_id]).get(record.product_id)
            if card and card.price == price:
                seen[name] = time.monotonic() - began
        time.sleep(LOOK_EVERY_SECONDS)
    _write(record, before)
    time.sleep(1)
    return {name: seen.get(name, LONGEST_SECONDS) for name in engines}


def _write(record: Any, price: int) -> float:
    """Returns when it was committed."""
    from django.db import transaction

    from catalog.search.indexing import enqueue
    from shop.core.money import to_decimal

    with transaction.atomic():
        type(record).objects.filter(pk=record.pk).update(price=to_decimal(price))
        enqueue([record.product_id])
    return time.monotonic()


if __name__ == "__main__":
    main()
