"""/thanh-toan/tra/<number>/: pay an order that waits for its money, again or another way."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from shop.core.errors import DomainError
from shop.order.access import may_open
from shop.order.selectors import purchase_by_number
from shop.order.views import not_found
from shop.payment.again import choose_way
from shop.payment.attempts.models import Payment
from shop.payment.services import start_payment


@require_POST
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """The way she pressed is hers from now on; then to where she pays, outside any transaction."""
    purchase = purchase_by_number(number)
    payment = Payment.objects.filter(purchase=purchase).first() if purchase else None
    if purchase is None or payment is None or not may_open(request, purchase):
        return not_found(request, number)
    try:
        held = choose_way(payment, request.POST.get("payment", "")[:10], by=purchase.placed_by)
        step = start_payment(held.purchase)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        if step.redirect_to:
            return redirect(step.redirect_to)
    return redirect("purchases:detail", number=purchase.order.number)
