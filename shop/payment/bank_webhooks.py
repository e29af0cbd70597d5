"""/webhooks/bank/…: what SePay and Casso tell. Written down before it is matched, so that an answer is a promise."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.bank import casso, sepay
from shop.bank.errors import NotFromTheBank, UnreadableEvent
from shop.bank.incoming import Incoming
from shop.bank.models import BankTransaction
from shop.payment.transfers import take_in_and_apply

log = structlog.get_logger(__name__)
Provider = BankTransaction.Provider


@csrf_exempt
@require_POST
def from_sepay(request: HttpRequest) -> HttpResponse:
    return _answer(request, Provider.SEPAY, lambda: sepay.lines_of(request.body, request.headers))


@csrf_exempt
@require_POST
def from_casso(request: HttpRequest) -> HttpResponse:
    return _answer(request, Provider.CASSO, lambda: casso.lines_of(request.body, request.headers))


def _answer(request: HttpRequest, provider: str, read: Callable[[], list[Incoming]]) -> HttpResponse:
    """200 {"success": true} once every line is written, told before or new; else the service tells it again."""
    try:
        lines = read()
    except (NotFromTheBank, UnreadableEvent) as refused:
        log.warning("bank_message_refused", provider=provider, code=refused.code)
        return JsonResponse({"success": False, "code": refused.code}, status=refused.status)
    taken = take_in_and_apply(lines, provider=provider)
    log.info("bank_message", provider=provider, lines=len(lines), written=taken.written, known=taken.known)
    return JsonResponse({"success": True})
