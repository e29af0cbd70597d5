"""Pages of the officers' workspace about applications, shops and figures."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sellers import access
from sellers.applications import decisions
from sellers.applications.errors import ApplicationRefused
from sellers.applications.models import Application
from sellers.applications.selectors import decided_applications, open_applications
from sellers.applications.stages import Stage
from sellers.members.models import Member
from sellers.members.selectors import branch_figures
from sellers.officers.desk import Powers, laid_out
from sellers.officers.forms import ASK, REFUSE, WordForm
from sellers.officers.frame import Desk, framed, officers_only
from sellers.officers.inbox import Row, rows_of
from sellers.shops.selectors import shops_with_word
from shop.core import clock

SHOWN_AT_ONCE = 200


@require_GET
@officers_only
def inbox(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Applications of her units, those that wait for her first; `?xem=` filters."""
    shown = request.GET.get("xem", "")
    applications = access.applications_for(desk.person)
    wanted = decided_applications(applications) if shown == "xong" else open_applications(applications)
    rows = rows_of(wanted[:SHOWN_AT_ONCE], desk)
    hers = sum(row.hers for row in rows)
    context = {"rows": _filtered(rows, shown), "shown": shown, "chips": _chips(rows, shown), "hers": hers}
    return render(request, "sellers/officer/inbox.html", framed(desk, "inbox", waiting=hers, **context))


@require_http_methods(["GET", "POST"])
@officers_only
def application(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """One application; a foreign or missing number is equally not found."""
    found = access.applications_for(desk.person).select_related("branch", "person", "shop").filter(pk=pk).first()
    if found is None:
        raise Http404
    form = WordForm(request.POST if request.method == "POST" else None)
    shown = laid_out(found, desk, request.GET.get("so", ""))
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _said(found, desk, form, shown["powers"]))  # type: ignore[arg-type]
            return redirect("union:inbox")
        except ApplicationRefused as refused:
            form.add_error(None, refused.message)
            shown = laid_out(found, desk, request.GET.get("so", ""))
    status = 400 if form.errors else 200
    return render(request, "sellers/officer/application.html", framed(desk, "inbox", form=form, **shown), status=status)


@require_GET
@officers_only
def shops(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Shops of her units, with the day until which somebody stands behind each."""
    rows = shops_with_word(access.shops_for(desk.person))[:SHOWN_AT_ONCE]
    return render(request, "sellers/officer/shops.html", framed(desk, "shops", shops=rows, today=clock.today()))


@require_GET
@officers_only
def figures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Each branch of hers in figures, from the register as it stands today."""
    rows = branch_figures([post.unit for post in desk.posts])
    return render(request, "sellers/officer/figures.html", framed(desk, "figures", rows=rows))


def _said(application: Application, desk: Desk, form: WordForm, powers: Powers) -> str:
    """Gives her word and returns the sentence that tells her so."""
    told, name = form.cleaned_data, application.full_name
    message = told["message"]
    if told["word"] == ASK:
        decisions.ask_more(application, by=desk.person, question=message)
        return _("%(name)s has been asked for more.") % {"name": name}
    if told["word"] == REFUSE:
        decisions.refuse(application, by=desk.person, reason=message)
        return _("%(name)s has been told that the Union does not vouch, and why.") % {"name": name}
    if powers.approve:
        decisions.approve(application, by=desk.person, no_kinship=told["no_kinship"], reason=message)
        return _("Signed. The shop of %(name)s is open.") % {"name": name}
    entry = Member.objects.select_related("branch").filter(pk=told["member"]).first() if told["member"] else None
    decisions.vouch(application, by=desk.person, no_kinship=told["no_kinship"], ground=message, member=entry)
    return _("Signed. The officer of the commune signs second for %(name)s.") % {"name": name}


def _filtered(rows: list[Row], shown: str) -> list[Row]:
    stages = {"chi-hoi": Stage.WAITING_BRANCH, "xa": Stage.WAITING_COMMUNE, "bo-sung": Stage.MORE_NEEDED}
    if shown == "toi":
        return [row for row in rows if row.hers]
    return [row for row in rows if row.stage == stages[shown]] if shown in stages else rows


def _chips(rows: list[Row], shown: str) -> list[dict[str, object]]:
    counted = [] if shown == "xong" else rows
    chips = (
        ("", _("All open")),
        ("toi", _("For you to sign")),
        ("chi-hoi", Stage.WAITING_BRANCH.label),
        ("xa", Stage.WAITING_COMMUNE.label),
        ("bo-sung", Stage.MORE_NEEDED.label),
    )
    open_ones: list[dict[str, object]] = [
        {"value": value, "label": label, "count": len(_filtered(counted, value)), "current": value == shown}
        for value, label in chips
        if value in ("", shown) or _filtered(counted, value)
    ]
    return [*open_ones, {"value": "xong", "label": _("Decided"), "count": None, "current": shown == "xong"}]
