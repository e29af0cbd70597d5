"""/don-hang/<number>/chuyen-khoan/: paying by transfer. All of it works without script; a script only asks again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sellers.stock.errors import StockGone
from shop.bank.inquiries import Told, ask_about
from shop.order.access import may_open
from shop.order.purchases.models import Purchase
from shop.order.selectors import purchase_by_number
from shop.order.views import not_found
from shop.payment.attempts.models import Payment, PaymentAttempt
from shop.payment.attempts.services import mark_checking
from shop.payment.renewal import await_again
from shop.payment.transfer_codes import code_text, offer_code
from shop.payment.transfer_page.forms import NotFoundForm
from shop.payment.transfer_page.panel import Panel, asks_by_transfer, panel_of
from shop.payment.vietqr import png, svg

Page = Callable[..., HttpResponse]


def of_her_order(page: Page) -> Page:
    """For whoever may open the order; everybody else sees the page of an order that does not exist."""

    @never_cache
    @wraps(page)
    def guarded(request: HttpRequest, number: str, **parts: Any) -> HttpResponse:
        purchase = purchase_by_number(number)
        if purchase is None or not may_open(request, purchase):
            return not_found(request, number)
        return page(request, purchase, **parts)

    return guarded


@require_GET
@of_her_order
def pay(request: HttpRequest, purchase: Purchase) -> HttpResponse:
    panel = _panel(purchase)
    context: dict[str, Any] = {"panel": panel, "order": purchase.order, "DEMO": settings.DEMO}
    if panel.asks and panel.attempt:
        context["square"] = svg(code_text(panel.attempt))
        context["pretend"] = reverse("pretended_bank:credit") if settings.DEMO else ""
    return render(request, "transfer/pay.html", context)


@require_GET
@of_her_order
def picture(request: HttpRequest, purchase: Purchase, code: str) -> HttpResponse:
    """The code as a picture to save: a phone that shows the page cannot scan it."""
    attempt = PaymentAttempt.objects.filter(payment__purchase=purchase, memo=code).exclude(memo="").first()
    if attempt is None:
        raise Http404
    answer = HttpResponse(png(code_text(attempt)), content_type="image/png")
    answer.headers["Content-Disposition"] = f'attachment; filename="vietqr-{attempt.memo}.png"'
    return answer


@require_GET
@of_her_order
def state(request: HttpRequest, purchase: Purchase) -> HttpResponse:
    """What the page's script asks every few seconds."""
    panel = _panel(purchase)
    return JsonResponse({"mark": panel.mark, "waits": panel.asks})


@require_POST
@of_her_order
def sent(request: HttpRequest, purchase: Purchase) -> HttpResponse:
    """ "I have sent it": nobody is believed, but the page tells what happens now."""
    panel = _panel(purchase)
    if panel.asks and panel.attempt:
        mark_checking(panel.attempt)
    return _back(purchase)


@require_POST
@of_her_order
def again(request: HttpRequest, purchase: Purchase) -> HttpResponse:
    """A new code: the first was never made, or its time was over and the goods are still there."""
    payment = Payment.objects.filter(purchase=purchase).first()
    if payment is None:
        raise Http404
    if not asks_by_transfer(payment):  # she has turned to another way; the order's page leads on
        return redirect("purchases:detail", number=purchase.order.number)
    try:
        payment = await_again(payment, by=purchase.placed_by)
    except StockGone as gone:
        messages.error(request, _("%(reason)s So this order cannot be paid any more.") % {"reason": gone.message})
        return redirect("purchases:detail", number=purchase.order.number)
    offer_code(payment)
    return _back(purchase)


@require_http_methods(["GET", "POST"])
@of_her_order
def not_found_money(request: HttpRequest, purchase: Purchase) -> HttpResponse:
    """She wrote another memo, or another sum: finance is told what to look for."""
    panel = _panel(purchase)
    if not panel.asks or panel.attempt is None:
        return _back(purchase)
    form = NotFoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        told = Told(words=held["words"], amount=held["amount"], more=held["more"])
        ask_about(panel.attempt.memo, order_number=purchase.order.number, told=told)
        mark_checking(panel.attempt)
        return _back(purchase)
    status = 400 if form.errors else 200
    return render(request, "transfer/ask.html", {"panel": panel, "form": form}, status=status)


def _panel(purchase: Purchase) -> Panel:
    panel = panel_of(purchase)
    if panel is None:
        raise Http404
    return panel


def _back(purchase: Purchase) -> HttpResponse:
    return redirect("transfer:page", number=purchase.order.number)
