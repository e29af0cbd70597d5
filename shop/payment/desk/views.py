"""/doi-soat/: the queue, and one line with all that can be done with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from shop.bank.inquiries import answer, open_inquiries
from shop.bank.models import BankTransaction, Inquiry
from shop.bank.selectors import like_it, lines_found, of_day, queue
from shop.core import audit, clock
from shop.core.text import whole_number
from shop.payment.desk import deeds
from shop.payment.desk.forms import MatchForm, ReasonForm
from shop.payment.desk.frame import finance_only, framed
from shop.payment.desk.orders import candidates_for, orders_found
from shop.payment.desk.selectors import shares_of, suspense_dong
from shop.payment.desk.words import advised, explained, rows_of
from shop.payment.evidence import Outcome

SHOWN = 100
A_PAGE = 50


@require_GET
@finance_only
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for her, the oldest first, and what came in today."""
    lines = list(queue()[:SHOWN])
    context = {
        "rows": rows_of(lines),
        "inquiries": list(open_inquiries()[:SHOWN]),
        "today": of_day(clock.today()),
        "suspense": suspense_dong(),
    }
    return render(request, "finance/queue.html", framed(request, "queue", **context))


@require_GET
@finance_only
def line(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _line(pk))


@require_POST
@finance_only
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Give its money to the orders she names."""
    own = _line(pk)
    form = MatchForm(request.POST, whole=own.amount_dong)
    if not form.is_valid():
        return _page(request, own, form=form, status=400)
    held = form.cleaned_data
    outcomes = deeds.match(own, held["shares"], by=request.user, why=held["why"], rest_goes_back=held["rest_goes_back"])
    messages.success(request, told_outcomes(outcomes))
    return redirect("finance:queue")


@require_POST
@finance_only
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    own, why = _line(pk), ReasonForm(request.POST)
    if not why.is_valid():
        return _page(request, own, reason=why, reason_for="back", status=400)
    deeds.send_back(own, by=request.user, why=why.cleaned_data["why"])
    messages.success(request, _("It is on the list of what goes back. Send it from the bank's app, then say so there."))
    return redirect("finance:refunds")


@require_POST
@finance_only
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    own, why = _line(pk), ReasonForm(request.POST)
    if not why.is_valid():
        return _page(request, own, reason=why, reason_for="aside", status=400)
    deeds.put_aside(own, by=request.user, why=why.cleaned_data["why"])
    messages.success(request, _("Put aside, with your reason. Its money stays in suspense."))
    return redirect("finance:queue")


@require_POST
@finance_only
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Her word on two lines that look alike: the same money, or other money."""
    own = _line(pk)
    if request.POST.get("word") == "same":
        other = get_object_or_404(BankTransaction, pk=whole_number(request.POST.get("other", "")) or 0)
        deeds.same_money(own, other, by=request.user)
        messages.success(request, _("Known as the same money: it counts once."))
    else:
        state = deeds.other_money(own, by=request.user)
        is_matched = state == BankTransaction.State.APPLIED
        messages.success(
            request, _("It counts as other money and was matched.") if is_matched else _("It counts as other money.")
        )
    return redirect("finance:queue")


@require_GET
@finance_only
def lines(request: HttpRequest) -> HttpResponse:
    """Every line of the account, found by words, sum or number."""
    text, state = request.GET.get("q", ""), request.GET.get("trang-thai", "")
    known = BankTransaction.State.values
    number = max(whole_number(request.GET.get("page", "")) or 1, 1)
    found = lines_found(text, state=state if state in known else "")
    total = found.count()
    pages = max(1, -(-total // A_PAGE))
    number = min(number, pages)
    context = {
        "lines": found[(number - 1) * A_PAGE : number * A_PAGE],
        "q": text,
        "state": state,
        "states": BankTransaction.State.choices,
        "total": total,
        "number": number,
        "pages": pages,
    }
    return render(request, "finance/lines.html", framed(request, "lines", **context))


@require_POST
@finance_only
def answer_inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    inquiry = get_object_or_404(Inquiry, pk=pk)
    answer(inquiry, by=request.user, words=request.POST.get("answer", "")[:255])
    messages.success(request, _("Closed. The buyer's page shows the code again."))
    return redirect("finance:queue")


def told_outcomes(outcomes: list[Outcome]) -> str:
    """What her match did, in one sentence."""
    if Outcome.SUSPENDED in outcomes:
        return _("The money could not be counted for the order; it lies in suspense.")
    if Outcome.LATE_REFUNDED in outcomes:
        return _("The order was over and its goods are sold: the money goes back. Look at what to send back.")
    if Outcome.OVERPAID in outcomes:
        return _("Matched: the sellers have the order. What was too much is on the list of what goes back.")
    if Outcome.PART_PAID in outcomes:
        return _("Counted; the order still waits for the rest of its money.")
    return _("Matched: the sellers have the order.")


def _line(pk: int) -> BankTransaction:
    return get_object_or_404(BankTransaction.objects.select_related("same_as", "decided_by"), pk=pk)


def _page(request: HttpRequest, own: BankTransaction, *, status: int = 200, **forms: Any) -> HttpResponse:
    text = request.GET.get("q", "")
    found = orders_found(text, own) if text else candidates_for(own) if own.waits else []
    first = {"order_1": request.GET.get("don", "")}
    context = {
        "line": own,
        "explained": explained(own),
        "advised": advised(own),
        "q": text,
        "found": found,
        "form": forms.pop("form", None) or MatchForm(initial=first, whole=own.amount_dong),
        "like": like_it(own) if own.why == BankTransaction.Why.LIKE_ANOTHER and own.waits else None,
        "shares": shares_of(own),
        "history": audit.entries_for(own),
        **forms,
    }
    return render(request, "finance/line.html", framed(request, "queue", **context), status=status)
