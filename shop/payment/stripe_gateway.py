"""The only file that knows Stripe's library. In: plain facts; out: plain facts, or one of four refusals.

No transaction is open here and nothing is written. Amounts are whole đồng: the currency has no smaller part, so none
is multiplied (TRUST, O16). The library is imported when it is first needed: half a second that no other page pays.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import structlog
from django.conf import settings

from shop.core.formats import dong
from shop.payment.errors import (
    AmountNotChargeable,
    CardPartnerRefused,
    CardPartnerSilent,
    ForgedEvent,
    UnknownToPartner,
)

log = structlog.get_logger(__name__)
LEAST_DONG, MOST_DONG = 15_000, 99_999_999  # about half a dollar; eight figures (FIELD 4.4)
CURRENCY = "vnd"
TOLERANCE_SECONDS = 300
CONNECT_SECONDS = 3


@dataclass(frozen=True)
class Ask:
    """What the buyer is to pay at Stripe's page; the same `key` always comes with the same facts."""

    key: str
    number: str
    amount: int
    back_to: str
    ends_at: datetime
    language: str = "vi"


@dataclass(frozen=True)
class Session:
    """A Checkout session as it is now. `received`, `received_in`: what the card was charged, where Stripe says it."""

    id: str
    url: str
    status: str
    payment_status: str
    amount: int
    currency: str
    number: str
    attempt: str
    intent: str
    received: int | None = None
    received_in: str = ""

    @property
    def is_paid(self) -> bool:
        return self.payment_status == "paid"


@dataclass(frozen=True)
class SentRefund:
    """A refund as Stripe has it. `key` is ours, empty for one made at Stripe's own desk."""

    id: str
    status: str
    amount: int
    intent: str
    key: str


@dataclass(frozen=True)
class Event:
    """A signed hint. `about` is the object as it was when the event was made."""

    id: str
    kind: str
    about: Mapping[str, Any]


def refusal_of_amount(amount: int) -> str:
    """Why a card cannot be charged so much; empty where it can."""
    if isinstance(amount, int) and LEAST_DONG <= amount <= MOST_DONG:
        return ""
    return AmountNotChargeable(dong(LEAST_DONG), dong(MOST_DONG)).message


def open_session(ask: Ask) -> Session:
    """Raises AmountNotChargeable before anything is sent, CardPartnerRefused, CardPartnerSilent (nobody knows)."""
    if refusal_of_amount(ask.amount):
        raise AmountNotChargeable(dong(LEAST_DONG), dong(MOST_DONG))
    what = {"name": f"{settings.SITE_NAME} {ask.number}"}
    price = {"currency": CURRENCY, "unit_amount": ask.amount, "product_data": what}
    with _heard("open_session"):
        return _session(
            _client().v1.checkout.sessions.create(
                params={
                    "mode": "payment",
                    "payment_method_types": ["card"],
                    "line_items": [{"quantity": 1, "price_data": price}],
                    "client_reference_id": ask.number,
                    "metadata": {"attempt": ask.key},
                    "payment_intent_data": {"metadata": {"attempt": ask.key}},
                    "success_url": ask.back_to,
                    "cancel_url": f"{ask.back_to}?back=1",
                    "expires_at": int(ask.ends_at.timestamp()),
                    "locale": "vi" if ask.language.startswith("vi") else "en",
                },
                options={"idempotency_key": ask.key},
            )
        )


def fetch_session(known_as: str) -> Session:
    with _heard("fetch_session"):
        return _session(_client().v1.checkout.sessions.retrieve(known_as, params={"expand": ["payment_intent"]}))


def expire_session(known_as: str) -> Session:
    """Nobody can pay there any more. Raises CardPartnerRefused where the session is not open: look at it again."""
    with _heard("expire_session"):
        return _session(_client().v1.checkout.sessions.expire(known_as))


def send_refund(intent: str, amount: int, *, key: str) -> SentRefund:
    """Part or all of a charge goes back; the same key sends it once.

    The key that Stripe sees names the charge too: after a fresh start of the database ours begin anew, its do not.
    """
    with _heard("send_refund"):
        return _refund(
            _client().v1.refunds.create(
                params={"payment_intent": intent, "amount": amount, "metadata": {"refund": key}},
                options={"idempotency_key": f"refund-{intent}-{key}"},
            )
        )


def fetch_refund(known_as: str) -> SentRefund:
    with _heard("fetch_refund"):
        return _refund(_client().v1.refunds.retrieve(known_as))


def read_event(raw: bytes, signature: str) -> Event:
    """The event, if its very bytes were signed by Stripe within the last five minutes. Raises ForgedEvent.

    Stripe's own check compares in constant time and takes any of several v1 signatures: two while a secret is changed.
    """
    import stripe

    try:
        stripe.WebhookSignature.verify_header(raw, signature, settings.STRIPE_WEBHOOK_SECRET, TOLERANCE_SECONDS)
        sent = json.loads(raw)
        return Event(str(sent["id"]), str(sent["type"]), dict(sent["data"]["object"]))
    except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError) as forged:
        raise ForgedEvent from forged


@contextmanager
def _heard(call: str) -> Iterator[None]:
    """Stripe's answers in our words. What was not heard may have been done all the same."""
    import stripe

    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError) as silent:
        log.warning("card_partner_silent", call=call, failure=type(silent).__name__)
        raise CardPartnerSilent from silent
    except stripe.StripeError as answer:
        status = answer.http_status or 500
        facts = {"call": call, "status": status, "code": answer.code, "request": answer.request_id}
        # An answer nobody can read is no answer; 409: the first call with this key is still under way.
        if isinstance(answer, stripe.APIError) or status >= 500 or status == 409:
            log.warning("card_partner_silent", **facts)
            raise CardPartnerSilent from answer
        log.error("card_partner_refused", **facts, failure=str(answer))
        raise (UnknownToPartner if status == 404 else CardPartnerRefused)(str(answer.code or "")) from answer


def _client() -> Any:
    return _client_for(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE, settings.STRIPE_TIMEOUT_SECONDS)


@lru_cache(maxsize=4)
def _client_for(key: str, base: str, seconds: int) -> Any:
    """One client a process; the library keeps a connection for each thread. It never tries again by itself: we do."""
    import stripe

    stripe.enable_telemetry = False
    return stripe.StripeClient(
        key,
        base_addresses={"api": base} if base else {},
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, seconds)),
        max_network_retries=0,
    )


def _session(sent: Any) -> Session:
    intent = _of(sent, "payment_intent")
    is_whole = intent is not None and not isinstance(intent, str)
    return Session(
        id=sent.id,
        url=_of(sent, "url") or "",
        status=_of(sent, "status") or "",
        payment_status=_of(sent, "payment_status") or "",
        amount=_of(sent, "amount_total") or 0,
        currency=_of(sent, "currency") or "",
        number=_of(sent, "client_reference_id") or "",
        attempt=str(_of(_of(sent, "metadata"), "attempt") or ""),
        intent=(intent.id if is_whole else intent) or "",
        received=_of(intent, "amount_received") if is_whole else None,
        received_in=(_of(intent, "currency") or "") if is_whole else "",
    )


def _refund(sent: Any) -> SentRefund:
    return SentRefund(
        id=sent.id,
        status=_of(sent, "status") or "",
        amount=_of(sent, "amount") or 0,
        intent=_of(sent, "payment_intent") or "",
        key=str(_of(_of(sent, "metadata"), "refund") or ""),
    )


def _of(sent: Any, name: str) -> Any:
    """None for what was left out: the library's objects raise for it."""
    return sent[name] if sent is not None and name in sent else None
