"""A try at paying by card: written before Stripe is asked, sent under its own key, looked at again, closed.

Each step is safe to repeat. What Stripe says when asked decides; events and the buyer's return only make us ask.
No transaction is open while Stripe is asked.
"""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from shop.core import clock
from shop.core.formats import dong
from shop.core.points import Point
from shop.payment import stripe_gateway as gateway
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.attempts.services import close_attempt, mark_checking, open_attempt
from shop.payment.errors import AmountNotChargeable, CardPartnerRefused, CardPartnerSilent, UnknownToPartner
from shop.payment.evidence import STRIPE, Evidence, Outcome
from shop.payment.settling import settle
from shop.payment.stripe_gateway import Ask, Session

log = structlog.get_logger(__name__)
BEFORE_SESSION, SESSION_MADE = Point("card.before_session"), Point("card.session_made")
SESSION_WRITTEN = Point("card.session_written")
BEFORE_ASKING, ASKED = Point("card.before_asking"), Point("card.asked")
BEFORE_CLOSING, CLOSED = Point("card.before_closing"), Point("card.closed")

State = PaymentAttempt.State
SHORTEST = timedelta(minutes=30)  # Stripe's own rules about how long its page stays open
LONGEST = timedelta(hours=23, minutes=55)
SPARE = timedelta(minutes=30)  # so long a first call may be repeated under its key


def begin_attempt(payment: Payment) -> PaymentAttempt:
    """The try that is open for this very sum, else a new one. A double click gets the same.

    Raises AmountNotChargeable; then nothing was written.
    """
    amount, begun = payment.to_pay_now_dong, clock.now()
    if gateway.refusal_of_amount(amount):
        raise AmountNotChargeable(dong(gateway.LEAST_DONG), dong(gateway.MOST_DONG))
    until = payment.expires_at or begun + timedelta(seconds=settings.RESERVATION_SECONDS_CARD)
    attempt = open_attempt(payment, kind=PaymentAttempt.Kind.CARD, amount=amount, expires_at=until)
    attempt.payment = payment  # with its purchase at hand
    return attempt


def send_attempt(attempt: PaymentAttempt) -> PaymentAttempt:
    """Open Stripe's page for it, or find the one that an earlier call under this key opened.

    Raises CardPartnerSilent (it is then "checking": nobody knows), CardPartnerRefused (it has failed).
    """
    BEFORE_SESSION.reach()
    try:
        session = gateway.open_session(_ask(attempt))
    except CardPartnerSilent:
        mark_checking(attempt)
        raise
    except (CardPartnerRefused, AmountNotChargeable):
        end_attempt(attempt, State.FAILED)
        raise
    SESSION_MADE.reach()
    with transaction.atomic():
        mine = PaymentAttempt.objects.filter(pk=attempt.pk, provider_ref="")
        mine.update(provider_ref=session.id, pay_url=session.url)
        if PaymentAttempt.objects.filter(pk=attempt.pk, state=State.CHECKING).update(state=State.OPEN):
            _show_on_payment(attempt)
    SESSION_WRITTEN.reach()
    attempt.refresh_from_db(fields=["provider_ref", "pay_url", "state"])
    return attempt


def look_again(attempt: PaymentAttempt) -> PaymentAttempt:
    """Ask how it stands, and let that be so here. Raises CardPartnerSilent, CardPartnerRefused as `send_attempt`."""
    PaymentAttempt.objects.filter(pk=attempt.pk).update(asked_at=clock.now())
    if not attempt.provider_ref:
        return send_attempt(attempt)
    BEFORE_ASKING.reach()
    try:
        session = gateway.fetch_session(attempt.provider_ref)
    except UnknownToPartner:
        return _lost(attempt)
    except CardPartnerSilent:
        mark_checking(attempt)
        raise
    ASKED.reach()
    take_in(attempt, session)
    attempt.refresh_from_db()
    return attempt


def close_page(attempt: PaymentAttempt) -> PaymentAttempt:
    """Nobody can pay by it any more; if she paid first, that counts. Raises CardPartnerSilent.

    Without Stripe's answer to our first call nobody was ever sent to a page of its.
    """
    PaymentAttempt.objects.filter(pk=attempt.pk).update(asked_at=clock.now())
    if not attempt.provider_ref:
        end_attempt(attempt, State.EXPIRED)
        return attempt
    BEFORE_CLOSING.reach()
    try:
        session = gateway.expire_session(attempt.provider_ref)
    except CardPartnerRefused:  # paid or over
        return look_again(attempt)
    CLOSED.reach()
    take_in(attempt, session)
    attempt.refresh_from_db()
    return attempt


def take_in(attempt: PaymentAttempt, session: Session, *, was_refused: bool = False) -> str:
    """Make what is so at Stripe so here; a word for what that was. `was_refused`: a payment that takes days came to
    nothing. Never moves backwards. May run in the transaction of an event.
    """
    mine = PaymentAttempt.objects.filter(pk=attempt.pk)
    mine.filter(provider_ref="").update(provider_ref=session.id)  # an event may come before our call is answered
    if session.intent:
        mine.filter(payment_intent="").update(payment_intent=session.intent)
    if session.is_paid:
        outcome = settle(attempt.payment, _evidence(attempt, session))
        if outcome == Outcome.SUSPENDED:
            end_attempt(attempt, State.FAILED)
        _show_on_payment(attempt)
        return outcome
    if session.status == "expired":
        end_attempt(attempt, State.EXPIRED)
        return "expired"
    if session.status == "complete":
        if was_refused:
            end_attempt(attempt, State.FAILED)
            return "failed"
        mark_checking(attempt)
        return "checking"
    PaymentAttempt.objects.filter(pk=attempt.pk, state=State.CHECKING).update(state=State.OPEN)
    _show_on_payment(attempt)
    return "open"


def end_attempt(attempt: PaymentAttempt, state: PaymentAttempt.State) -> None:
    """Failed or expired, unless money has settled it."""
    if close_attempt(attempt, state):
        attempt.state = state
    _show_on_payment(attempt)


def _ask(attempt: PaymentAttempt) -> Ask:
    """Made of what never changes, so that a repeat under the key is the same to the letter."""
    purchase = attempt.payment.purchase
    with translation.override(purchase.language):
        back_to = settings.SITE_URL + reverse("payments:card", kwargs={"key": attempt.key})
    return Ask(
        key=str(attempt.key),
        number=purchase.order.number,
        amount=attempt.amount_dong,
        back_to=back_to,
        ends_at=_page_ends(attempt.created_at),
        language=purchase.language,
    )


def _page_ends(begun: datetime) -> datetime:
    """We close it ourselves when the goods are no longer held; Stripe's own end is for the day we cannot."""
    held = timedelta(seconds=settings.RESERVATION_SECONDS_CARD)
    return begun + min(max(held, SHORTEST) + SPARE, LONGEST)


def _evidence(attempt: PaymentAttempt, session: Session) -> Evidence:
    """Stripe says twice what was paid. Where the two differ, what is unlike our wish is told, so that nothing slips."""
    received = session.amount if session.received is None else session.received
    amount = received if received != attempt.amount_dong else session.amount
    currencies = [name for name in (session.currency, session.received_in) if name]
    other = [name for name in currencies if name != gateway.CURRENCY]
    return Evidence(
        source=STRIPE,
        reference=session.intent or session.id,
        amount=amount,
        at=clock.now(),
        currency=(other or [gateway.CURRENCY])[0].upper(),
        attempt=attempt,
    )


def _show_on_payment(attempt: PaymentAttempt) -> None:
    """While a try is being checked the order's page says so; both moves are guarded, and touch nothing settled."""
    mine = Payment.objects.filter(pk=attempt.payment_id)
    if PaymentAttempt.objects.filter(payment=attempt.payment_id, state=State.CHECKING).exists():
        mine.filter(state=Payment.State.PENDING).update(state=Payment.State.CHECKING)
    else:
        mine.filter(state=Payment.State.CHECKING).update(state=Payment.State.PENDING)


def _lost(attempt: PaymentAttempt) -> PaymentAttempt:
    """Stripe does not know a session that it gave us: another account's key is set here, or another stand-in runs."""
    log.error("session_unknown_to_partner", attempt=str(attempt.key), session=attempt.provider_ref)
    end_attempt(attempt, State.FAILED)
    return attempt
