"""Lines that a person brings in: a statement, looked at first, or one line by hand."""

import secrets
from datetime import datetime, time

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from shop.bank.incoming import IN, Incoming
from shop.bank.models import BankTransaction
from shop.bank.selectors import queue
from shop.bank.statements.uploads import bring_in, look_at
from shop.core import audit, clock
from shop.core.sheets import UnreadableFile
from shop.core.text import clean
from shop.payment.desk.forms import LineForm, StatementForm
from shop.payment.desk.frame import finance_only, framed
from shop.payment.transfers import apply_lines, take_in_and_apply

SHOWN = 200
BY_HAND = BankTransaction.Provider.BY_HAND


@require_http_methods(["GET", "POST"])
@finance_only
def statement(request: HttpRequest) -> HttpResponse:
    form = StatementForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            preview = look_at(form.cleaned_data["file"], by=request.user)
        except UnreadableFile as refused:
            form.add_error("file", refused.message)
        else:
            context = {"preview": preview, "new": preview.new[:SHOWN], "refused": preview.refused[:SHOWN]}
            return render(request, "finance/preview.html", framed(request, "statement", **context))
    context = {"form": form, "by_hand": LineForm(initial=_first_values())}
    status = 400 if form.errors else 200
    return render(request, "finance/statement.html", framed(request, "statement", **context), status=status)


@require_POST
@finance_only
def confirmed(request: HttpRequest, pk: int) -> HttpResponse:
    """All of the file's lines are written or none; then each is matched by itself."""
    taken = bring_in(pk, by=request.user)
    apply_lines(BankTransaction.objects.filter(pk__in=taken.waiting))
    left = queue().filter(pk__in=taken.waiting).count()
    told = ngettext("%(count)s new line was written", "%(count)s new lines were written", taken.written)
    rest = ngettext("%(count)s waits for you.", "%(count)s wait for you.", left) if left else _("All are matched.")
    messages.success(request, f"{told % {'count': taken.written}}. {rest % {'count': left} if left else rest}")
    return redirect("finance:queue")


@require_POST
@finance_only
def by_hand(request: HttpRequest) -> HttpResponse:
    form = LineForm(request.POST)
    if not form.is_valid():
        context = {"form": StatementForm(), "by_hand": form}
        return render(request, "finance/statement.html", framed(request, "statement", **context), status=400)
    line = _incoming(form)
    taken = take_in_and_apply([line], provider=BY_HAND)
    row = BankTransaction.objects.get(provider=BY_HAND, provider_id=line.provider_id)
    if not taken.written:
        messages.info(request, _("This line has been entered already. Nothing was done a second time."))
    else:
        audit.record("enter_bank_line", row, by=request.user, amount_dong=row.amount_dong)
        messages.success(request, _("Entered: %(state)s.") % {"state": row.get_state_display()})
    return redirect("finance:line", pk=row.pk)


def _incoming(form: LineForm) -> Incoming:
    held = form.cleaned_data
    return Incoming(
        provider_id=clean(held["key"])[:40],
        account=settings.BANK_ACCOUNT,
        amount=held["amount"],
        direction=IN,
        memo=clean(held["memo"]),
        posted_at=datetime.combine(held["day"], held["hour"] or time(), clock.VIETNAM),
        reference=clean(held["reference"]),
    )


def _first_values() -> dict[str, object]:
    return {"key": secrets.token_hex(12), "day": clock.today()}
