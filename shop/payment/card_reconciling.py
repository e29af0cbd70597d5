"""Asking Stripe about what no message settled: alone it carries the shop when every message is lost (TRUST, T26)."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db.models import F

from shop.core import clock
from shop.core.points import Point
from shop.order.purchases.models import Method
from shop.payment import stripe_gateway as gateway
from shop.payment.attempts.models import PaymentAttempt, Receipt, Refund
from shop.payment.attempts.services import UNDER_WAY
from shop.payment.card_attempts import close_page, end_attempt, look_again
from shop.payment.card_refunds import take_in_refund
from shop.payment.errors import CardPartnerRefused, CardPartnerSilent

log = structlog.get_logger(__name__)
BEFORE_ATTEMPT, BEFORE_REFUND = Point("reconcile.before_attempt"), Point("reconcile.before_refund")
MOST_AT_ONCE = 500
SILENCES = 3  # after so many in a row the partner is down: the next run asks again
UNSEEN = timedelta(minutes=10)  # a page whose address we never learnt was shown to nobody: she may choose anew
UNDECIDED = timedelta(days=7)  # a payment that takes days has come to nothing by then


def ask_about_open_attempts() -> int:
    """Every open try older than RECONCILE_AFTER_SECONDS, those longest unasked first; returns how many were settled."""
    old_enough = clock.now() - timedelta(seconds=settings.RECONCILE_AFTER_SECONDS)
    waiting = PaymentAttempt.objects.filter(
        kind=PaymentAttempt.Kind.CARD, state__in=UNDER_WAY, created_at__lte=old_enough
    )
    settled = silences = 0
    for attempt in waiting.select_related("payment__purchase__order").order_by(
        F("asked_at").asc(nulls_first=True), "pk"
    )[:MOST_AT_ONCE]:
        BEFORE_ATTEMPT.reach()
        try:
            settled += _ask_about(attempt)
            silences = 0
        except CardPartnerSilent:
            _give_up_unseen(attempt)
            silences += 1
            if silences == SILENCES:
                break
    return settled


def ask_about_open_refunds() -> int:
    """Refunds that Stripe has taken and not finished; returns how many are finished now."""
    finished = 0
    for refund in Refund.objects.filter(state=Refund.State.ASKED, source=Receipt.Source.STRIPE)[:MOST_AT_ONCE]:
        BEFORE_REFUND.reach()
        try:
            sent = gateway.fetch_refund(refund.provider_ref)
        except CardPartnerSilent:
            break
        except CardPartnerRefused as refused:
            log.error("refund_unknown_to_partner", refund=refund.pk, reason=refused.reason)
            continue
        finished += take_in_refund(sent) in ("done", "failed")
    return finished


def _ask_about(attempt: PaymentAttempt) -> bool:
    """Closed where nobody may pay by it any more, else only looked at. Raises CardPartnerSilent."""
    payment = attempt.payment
    over = attempt.expires_at is not None and attempt.expires_at <= clock.now()
    over = over or not payment.is_open or payment.method != Method.CARD
    try:
        seen = close_page(attempt) if over else look_again(attempt)
    except CardPartnerRefused:
        return True
    if seen.state == PaymentAttempt.State.CHECKING and seen.created_at < clock.now() - UNDECIDED:
        end_attempt(seen, PaymentAttempt.State.FAILED)
    return seen.state not in UNDER_WAY


def _give_up_unseen(attempt: PaymentAttempt) -> None:
    if not attempt.provider_ref and attempt.created_at < clock.now() - UNSEEN:
        end_attempt(attempt, PaymentAttempt.State.EXPIRED)
