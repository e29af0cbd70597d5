"""What goes back by hand, and what lies in suspense."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from shop.bank.errors import AlreadyDealtWith
from shop.payment.attempts.models import Refund
from shop.payment.desk.forms import SentForm
from shop.payment.desk.frame import finance_only, framed
from shop.payment.desk.selectors import (
    in_suspense,
    lines_of_receipts,
    refunds_by_hand,
    refunds_sent_lately,
    suspense_dong,
)
from shop.payment.refunds import refund_done

SHOWN = 100


@require_GET
@finance_only
def refunds(request: HttpRequest) -> HttpResponse:
    return _refunds(request)


@require_POST
@finance_only
def refund_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """She has sent it from the bank's app and says by which number. A second press changes nothing."""
    own = get_object_or_404(_sent_by_people(), pk=pk)
    form = SentForm(request.POST)
    if not form.is_valid():
        return _refunds(request, pk, form)
    if not refund_done(own, reference=form.cleaned_data["reference"], by=request.user):
        raise AlreadyDealtWith
    messages.success(request, _("Written down as sent. The buyer sees it on her order."))
    return redirect("finance:refunds")


@require_GET
@finance_only
def suspense(request: HttpRequest) -> HttpResponse:
    """Money that belongs to no order, with the line it came by."""
    receipts = list(in_suspense()[:SHOWN])
    lines = lines_of_receipts(receipts)
    rows = [(receipt, lines.get(receipt.pk)) for receipt in receipts]
    context = {"rows": rows, "sum": suspense_dong()}
    return render(request, "finance/suspense.html", framed(request, "suspense", **context))


def _sent_by_people() -> QuerySet[Refund]:
    """Also one that is done: a second press finds it so. What a provider is sending is not hers to mark."""
    return Refund.objects.exclude(state__in=(Refund.State.DUE, Refund.State.ASKED))


def _refunds(request: HttpRequest, pk: int = 0, form: SentForm | None = None) -> HttpResponse:
    owed = list(refunds_by_hand()[:SHOWN])
    lines = lines_of_receipts([refund.receipt for refund in owed if refund.receipt])
    rows = [(refund, lines.get(refund.receipt_id or 0)) for refund in owed]
    context = {"rows": rows, "sent": refunds_sent_lately(), "bad_pk": pk, "bad_form": form}
    status = 400 if form else 200
    return render(request, "finance/refunds.html", framed(request, "refunds", **context), status=status)
