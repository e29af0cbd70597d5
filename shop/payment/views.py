"""Back from the card's page, and the address to which Stripe sends its events."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from shop.core.errors import Busy
from shop.core.formats import time
from shop.payment import webhooks
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.attempts.selectors import card_attempt
from shop.payment.attempts.services import UNDER_WAY
from shop.payment.card_attempts import look_again
from shop.payment.errors import CardPartnerRefused, CardPartnerSilent

State = PaymentAttempt.State


@never_cache
@require_GET
def card_return(request: HttpRequest, key: UUID) -> HttpResponse:
    """She came back, or waits: ask how it stands and lead her on. The address says nothing that Stripe has not said.

    Whoever holds the key sees the sum and the order's number; the order itself opens by its own rules.
    """
    attempt = _attempt(key)
    if attempt.state in UNDER_WAY:
        try:
            attempt = look_again(attempt)
        except CardPartnerSilent:
            attempt.refresh_from_db()
        except CardPartnerRefused as refused:
            messages.error(request, refused.message)
            return _to_order(attempt)
    if _in_suspense(attempt):
        return _page(request, attempt, "payment/card_suspended.html")
    if attempt.state == State.CHECKING or (attempt.state == State.OPEN and "back" not in request.GET):
        return _page(request, attempt, "payment/card_checking.html")
    _tell(request, attempt)
    return _to_order(attempt)


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """2xx: taken in, or known already. Anything else: please send it again."""
    try:
        outcome = webhooks.receive(request.body, request.headers.get("Stripe-Signature", ""))
    except OperationalError as locked:
        raise Busy("busy", _("Somebody else is at this order. Please send the message again.")) from locked
    return JsonResponse({"outcome": outcome})


def _attempt(key: UUID) -> PaymentAttempt:
    attempt = card_attempt(key)
    if attempt is None:
        raise Http404
    return attempt


def _in_suspense(attempt: PaymentAttempt) -> bool:
    return attempt.state == State.FAILED and attempt.receipts.exclude(why="").exists()


def _tell(request: HttpRequest, attempt: PaymentAttempt) -> None:
    payment = Payment.objects.get(pk=attempt.payment_id)
    if attempt.state == State.SUCCEEDED:
        if payment.state == Payment.State.REFUNDED:
            messages.warning(request, _("Your payment came when the order was over. All of it goes back to your card."))
        else:
            messages.success(request, _("Your card payment has arrived. Thank you."))
    elif attempt.state == State.OPEN:
        until = time(attempt.expires_at)
        text = _("You came back before paying. The goods are kept for you until %(time)s: pay, or choose another way.")
        messages.info(request, text % {"time": until})
    else:
        messages.warning(
            request, _("This card payment has ended without paying. You can begin again or pay otherwise.")
        )


def _to_order(attempt: PaymentAttempt) -> HttpResponse:
    return redirect("purchases:detail", number=attempt.payment.purchase.order.number)


def _page(request: HttpRequest, attempt: PaymentAttempt, template: str) -> HttpResponse:
    context: dict[str, Any] = {
        "attempt": attempt,
        "number": attempt.payment.purchase.order.number,
        "is_open": attempt.state == State.OPEN and bool(attempt.pay_url),
        "refresh": request.path,
    }
    return render(request, template, context)
