"""Buyers at one moment for few pieces, over HTTP, against a server of several real processes (TRUST T1, B1).

    python -m tests.drills.flash_sale --buyers 500 --units 10 --rounds 20

Asks the database that DATABASE_URL names, which must hold a market (`manage.py prepare_demo`). Exit 1 where a round
sold another number than there was, an answer was 500 or above, or the database says something else than the answers.
"""

import argparse
import http.client
import os
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.servers import answers_within, free_port

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")

CSRF = "a" * 32  # her browser and her form agree on it
PATIENCE = 120  # seconds that the last of the buyers may have to wait on a small machine
START_SECONDS = 60
TRIES = 3  # as a browser that was told to come again


@dataclass
class Buyer:
    """What her browser sends; then what it was answered, and after how many seconds."""

    cookie: str
    form: dict[str, str]
    status: int = 0
    location: str = ""
    seconds: float = 0.0


@dataclass
class Round:
    """What one sale brought: by the answers and by the database."""

    units: int
    statuses: Counter = field(default_factory=Counter)
    led_to_an_order: int = 0
    orders: int = 0
    allocated: int = 0
    held: int = 0
    slowest: float = 0.0

    @property
    def is_right(self) -> bool:
        sold = {self.led_to_an_order, self.orders, self.allocated, self.held}
        return sold == {self.units} and max(self.statuses) < 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--buyers", type=int, default=500)
    parser.add_argument("--units", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    wrong = 0
    for number, done in enumerate(run(asked.buyers, asked.units, asked.rounds, processes=asked.processes), start=1):
        wrong += not done.is_right
        sys.stdout.write(
            f"round {number}: {done.orders} orders of {done.units} pieces, answers {dict(done.statuses)}, "
            f"slowest {done.slowest:.1f} s{'' if done.is_right else '  WRONG'}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"{asked.rounds - wrong} rounds right, {wrong} wrong\n")
    return 1 if wrong else 0


def run(buyers: int, units: int, rounds: int, *, processes: int) -> Iterator[Round]:
    import django

    django.setup()
    with server(processes=processes) as port:
        for number in range(rounds):
            yield hold_sale(port, buyers, units, name=f"{os.getpid()}-{number}")


def hold_sale(port: int, buyers: int, units: int, *, name: str) -> Round:
    from tests.drills.sales import a_sale, what_was_sold

    product, waiting = a_sale(buyers, units, name=name)
    gun = threading.Barrier(buyers)
    threads = [threading.Thread(target=_press, args=(port, buyer, gun)) for buyer in waiting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    orders, allocated, held = what_was_sold(product)
    return Round(
        units=units,
        statuses=Counter(buyer.status for buyer in waiting),
        led_to_an_order=sum("/don-hang/" in buyer.location for buyer in waiting),
        orders=orders,
        allocated=allocated,
        held=held,
        slowest=max(buyer.seconds for buyer in waiting),
    )


def _press(port: int, buyer: Buyer, gun: threading.Barrier) -> None:
    body = urllib.parse.urlencode({**buyer.form, "csrfmiddlewaretoken": CSRF})
    headers = {
        "Cookie": buyer.cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Host": "localhost",
    }
    gun.wait()
    began = time.monotonic()
    for _try in range(TRIES):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("POST", "/thanh-toan/", body, headers)
            answer = connection.getresponse()
            answer.read()
        except (ConnectionError, TimeoutError):
            continue  # the queue of the operating system was full: she presses again, with the same key
        finally:
            connection.close()
        buyer.status, buyer.location = answer.status, answer.headers.get("Location", "")
        break
    else:
        buyer.status = 599
    buyer.seconds = time.monotonic() - began


@contextmanager
def server(application: str = "shop.wsgi:application", *, processes: int, **environment: str) -> Iterator[int]:
    """The server that production uses, with as many real processes of four threads; its port."""
    port = free_port()
    started = subprocess.Popen(
        [
            *[sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(processes)],
            *["--blocking-threads", "4", "--backlog", "2048", "--port", str(port), "--no-ws", "--log-level", "warning"],
            application,
        ],
        env={**os.environ, "DEBUG": "", **environment},
    )
    try:
        if not answers_within(START_SECONDS, f"http://localhost:{port}/healthz"):
            raise SystemExit(f"The server did not answer within {START_SECONDS} seconds.")
        yield port
    finally:
        started.terminate()
        started.wait()


if __name__ == "__main__":
    sys.exit(main())
