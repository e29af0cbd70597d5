"""Stripe's events: the very bytes verified, the object fetched again, event and effect written in one transaction.

An event is a hint that something happened. What counts is what Stripe says when asked, so order and repeats do not
matter. Of a dispute there is nothing to fetch in the calls we use: there the signed event itself is the word.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from shop.core import clock
from shop.core.locks import lock_rows
from shop.core.points import Point
from shop.payment import stripe_gateway as gateway
from shop.payment.attempts.models import PaymentAttempt, ReceivedEvent
from shop.payment.attempts.selectors import attempts_with_purchase, card_attempt
from shop.payment.card_attempts import take_in
from shop.payment.card_refunds import attempt_of_intent, names_of_refunds, take_in_refund, unfinished_refunds_of
from shop.payment.disputes import take_in_dispute
from shop.payment.errors import EventParked, UnknownToPartner
from shop.payment.stripe_gateway import Event, SentRefund, Session

log = structlog.get_logger(__name__)
PROVIDER = "stripe"
PARKED, IGNORED = "parked", "ignored"
# Of an event: what money it speaks of. A buyer's name and address, which Stripe sends along, stay out of our tables.
KEPT = {"id", "object", "amount", "amount_total", "amount_refunded", "currency", "status", "payment_status", "reason"}
KEPT |= {"payment_intent", "charge", "client_reference_id", "metadata"}
VERIFIED, FETCHED = Point("webhook.verified"), Point("webhook.fetched")
WRITTEN, BEFORE_COMMIT = Point("webhook.event_written"), Point("webhook.before_commit")
AFTER_COMMIT = Point("webhook.after_commit")


@dataclass
class Found:
    """What Stripe says now about the things an event names."""

    attempt: PaymentAttempt | None = None
    session: Session | None = None
    refunds: list[SentRefund] = field(default_factory=list)


def receive(raw: bytes, signature: str) -> str:
    """Take an event in; returns what came of it. The same event works once.

    Raises ForgedEvent; CardPartnerSilent where the object could not be fetched, and EventParked where its order is not
    known: both ask Stripe to send it again.
    """
    event = gateway.read_event(raw, signature)
    VERIFIED.reach()
    look, take = next((pair for begins, pair in KINDS.items() if event.kind.startswith(begins)), (_no_look, _ignore))
    if _known_outcome(event) not in ("", PARKED):
        return "already"
    found = look(event)
    FETCHED.reach()
    with transaction.atomic():
        row = _claim(event)
        if row is None:
            return "already"
        WRITTEN.reach()
        row.attempt = found.attempt
        row.outcome = take(event, found)
        row.save(update_fields=["attempt", "outcome"])
        BEFORE_COMMIT.reach()
    AFTER_COMMIT.reach()
    if row.outcome == PARKED:
        log.error("event_parked", event_id=event.id, kind=event.kind)
        raise EventParked
    return row.outcome


def _known_outcome(event: Event) -> str:
    row = ReceivedEvent.objects.filter(provider=PROVIDER, event_id=event.id).first()
    return row.outcome if row is not None else ""


def _claim(event: Event) -> ReceivedEvent | None:
    """This event's row, locked and not yet answered; None where a rival has done it. The unique id is the wall."""
    kept = {name: value for name, value in event.about.items() if name in KEPT}
    fresh = ReceivedEvent(
        provider=PROVIDER, event_id=event.id[:120], kind=event.kind[:80], received_at=clock.now(), payload=kept
    )
    ReceivedEvent.objects.bulk_create([fresh], ignore_conflicts=True)
    (row,) = lock_rows(ReceivedEvent.objects.filter(provider=PROVIDER, event_id=event.id))
    return row if row.outcome in ("", PARKED) else None


def _look_at_session(event: Event) -> Found:
    """The session as it is now, and our try behind it."""
    try:
        session = gateway.fetch_session(str(event.about.get("id", "")))
    except UnknownToPartner:
        return Found()
    return Found(_attempt_of(session), session)


def _look_at_charge(event: Event) -> Found:
    """A charge was refunded: its try, its session, and each refund that we or the charge can name."""
    intent = str(event.about.get("payment_intent") or "")
    attempt = attempt_of_intent(intent) or _attempt_by_key(_metadata(event.about))
    session = gateway.fetch_session(attempt.provider_ref) if attempt is not None and attempt.provider_ref else None
    listed = event.about.get("refunds")
    named = [str(each["id"]) for each in listed.get("data", [])] if isinstance(listed, dict) else []
    names = dict.fromkeys([*named, *unfinished_refunds_of(intent)])
    return Found(attempt, session, [gateway.fetch_refund(name) for name in names])


def _look_at_refund(event: Event) -> Found:
    refund = gateway.fetch_refund(str(event.about.get("id", "")))
    return Found(attempt_of_intent(refund.intent), None, [refund])


def _look_at_dispute(event: Event) -> Found:
    return Found(attempt_of_intent(str(event.about.get("payment_intent") or "")))


def _take_session(event: Event, found: Found) -> str:
    if found.attempt is None or found.session is None:
        return PARKED
    return take_in(found.attempt, found.session, was_refused=event.kind.endswith("payment_failed"))


def _take_charge(event: Event, found: Found) -> str:
    if found.attempt is None:
        return PARKED
    if found.session is not None:
        take_in(found.attempt, found.session)
    if not found.refunds and not names_of_refunds(str(event.about.get("payment_intent") or "")):
        log.error("refund_told_without_name", event_id=event.id)  # its own event names it: nothing to fetch until then
    return _take_refunds(event, found)


def _take_refunds(event: Event, found: Found) -> str:
    words = [take_in_refund(refund) for refund in found.refunds]
    if "unknown" in words:
        return PARKED
    return ",".join(words)[:40] or "waits"


def _take_dispute(event: Event, found: Found) -> str:
    if found.attempt is None:
        return PARKED
    return take_in_dispute(found.attempt, event.about)


def _no_look(event: Event) -> Found:
    return Found()


def _ignore(event: Event, found: Found) -> str:
    return IGNORED


def _attempt_of(session: Session) -> PaymentAttempt | None:
    """By the key that we sent along, else by the session's name."""
    return _attempt_by_key(session.attempt) or attempts_with_purchase().filter(provider_ref=session.id).first()


def _attempt_by_key(key: str) -> PaymentAttempt | None:
    try:
        return card_attempt(UUID(key))
    except ValueError:
        return None


def _metadata(about: Any) -> str:
    metadata = about.get("metadata")
    return str(metadata.get("attempt", "")) if isinstance(metadata, dict) else ""


# By how an event's kind begins: what is fetched for it, and then its effect.
KINDS: dict[str, tuple[Callable[[Event], Found], Callable[[Event, Found], str]]] = {
    "checkout.session.": (_look_at_session, _take_session),
    "charge.refunded": (_look_at_charge, _take_charge),
    "refund.": (_look_at_refund, _take_refunds),
    "charge.dispute.": (_look_at_dispute, _take_dispute),
}
