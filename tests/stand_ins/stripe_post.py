"""Events on their way from the stand-in to the market: signed as Stripe signs them, and as unreliable as the post."""

import copy
import hashlib
import hmac
import json
import queue
import random
import secrets
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

API_VERSION = "2026-10-28.endive"


@dataclass
class Way:
    """How events travel. `lost`: share of first deliveries that never arrive; all retries are lost too at 1."""

    lost: float = 0
    copies: int = 1
    delay: float = 0
    shuffled: bool = False
    retry_after: tuple[float, ...] = (1, 3, 9)


class Post:
    """Keeps every event in `sent`; with an address it also delivers, in a thread of its own, and tries again on a no.

    `shuffled` holds events back until `flush()` and then brings them in no order.
    """

    def __init__(self, secret: str, address: str = "") -> None:
        self.secret, self.address, self.way = secret, address, Way()
        self.sent: list[dict[str, Any]] = []
        self.delivered: list[tuple[str, int]] = []  # event and the market's answer; 0: nobody answered
        self.random = random.Random()
        self._held: list[dict[str, Any]] = []
        self._waiting: queue.PriorityQueue = queue.PriorityQueue()
        if address:
            threading.Thread(target=self._carry, daemon=True).start()

    def tell(self, kind: str, about: dict[str, Any]) -> dict[str, Any]:
        event = {
            "id": f"evt_{secrets.token_hex(12)}",
            "object": "event",
            "api_version": API_VERSION,
            "created": int(time.time()),
            "data": {"object": copy.deepcopy(about)},
            "livemode": False,
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
            "type": kind,
        }
        self.sent.append(event)
        if self.way.shuffled:
            self._held.append(event)
        else:
            self._put(event)
        return event

    def flush(self) -> None:
        held, self._held = self._held, []
        self.random.shuffle(held)
        for event in held:
            self._put(event)

    def signed(self, event: dict[str, Any], *, at: int | None = None, secret: str = "") -> tuple[bytes, str]:
        """Body and Stripe-Signature header."""
        body = json.dumps(event, indent=2).encode()
        at = int(time.time()) if at is None else at
        return body, f"t={at},v1={signature(secret or self.secret, at, body)},v0={'0' * 64}"

    def _put(self, event: dict[str, Any]) -> None:
        for _copy in range(self.way.copies):
            if self.way.lost and self.random.random() < self.way.lost:
                if self.way.lost < 1 and self.way.retry_after:
                    self._later(event, self.way.retry_after[0], self.way.retry_after[1:])
                continue
            self._later(event, self.way.delay, self.way.retry_after)

    def _later(self, event: dict[str, Any], seconds: float, again: tuple[float, ...]) -> None:
        self._waiting.put((time.monotonic() + seconds, secrets.token_hex(8), event, again))

    def _carry(self) -> None:
        while True:
            due, _tie, event, again = self._waiting.get()
            rest = due - time.monotonic()
            if rest > 0:  # something more urgent may come meanwhile
                self._waiting.put((due, _tie, event, again))
                time.sleep(min(rest, 0.05))
                continue
            answer = self._deliver(event)
            self.delivered.append((event["id"], answer))
            if not 200 <= answer < 300 and again:
                self._later(event, again[0], again[1:])

    def _deliver(self, event: dict[str, Any]) -> int:
        body, header = self.signed(event)
        headers = {"Content-Type": "application/json", "Stripe-Signature": header}
        try:
            with urllib.request.urlopen(
                urllib.request.Request(self.address, body, headers, method="POST"), timeout=20
            ) as answer:
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0


def signature(secret: str, at: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
