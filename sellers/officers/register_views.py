"""Pages of the member register: looking a woman up, bringing a file in after a preview."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sellers import access
from sellers.members.errors import NotYourRegister, UnreadableFile
from sellers.members.models import RegisterImport
from sellers.members.reading import Remark
from sellers.members.selectors import members_page
from sellers.members.uploads import bring_in, look_at
from sellers.officers.forms import RegisterFileForm
from sellers.officers.frame import Desk, framed, officers_only
from sellers.units.models import Level, Office, Unit
from sellers.units.selectors import branches_of_posts
from shop.core.text import whole_number

REMARKS_SHOWN = 200


@require_GET
@officers_only
def members(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The women of her branches: three queries beside the session's."""
    text, branch = request.GET.get("q", ""), request.GET.get("chi-hoi", "")
    number = whole_number(request.GET.get("page", "")) or 1
    page = members_page(access.members_of_posts(desk.posts), text=text, branch=branch, number=number)
    branches = branches_of_posts(desk.posts)
    context = {"page": page, "q": text, "branch": branch, "branches": branches}
    return render(request, "sellers/officer/members.html", framed(desk, "members", **context))


@require_http_methods(["GET", "POST"])
@officers_only
def import_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A file is looked at first: what it would do, row by row where something is wrong."""
    units = _units(desk)
    form = RegisterFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()), units=units)
    if request.method == "POST" and form.is_valid():
        try:
            upload, outcome = look_at(form.cleaned_data["file"], unit=form.cleaned_data["unit"], by=desk.person)
        except UnreadableFile as refused:
            form.add_error("file", refused.message)
        else:
            told = outcome.as_json()
            readable = told["rows"] - len(told["rejected"])
            remarks = _remarks(told["rejected"], told["warnings"])
            context = {"upload": upload, "told": told, "readable": readable, **remarks}
            return render(request, "sellers/officer/preview.html", framed(desk, "members", **context))
    status = 400 if form.errors else 200
    return render(request, "sellers/officer/import.html", framed(desk, "members", form=form), status=status)


@require_POST
@officers_only
def import_confirmed(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    outcome = bring_in(pk, by=desk.person)
    if outcome.written is None:
        raise Http404
    return redirect(reverse("union:imported", kwargs={"pk": outcome.written.pk}))


@require_GET
@officers_only
def imported(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """What came of a file; for the officers of its unit."""
    done = get_object_or_404(RegisterImport.objects.select_related("unit", "imported_by"), pk=pk)
    if not access.may_import(desk.person, done.unit):
        raise Http404
    context = {"done": done, **_remarks(done.rejected, done.warnings)}
    return render(request, "sellers/officer/imported.html", framed(desk, "members", **context))


def _units(desk: Desk) -> QuerySet[Unit]:
    """The communes whose registers she brings in."""
    if not desk.brings_in_registers:
        raise NotYourRegister("not_your_register", _("Only an officer of the commune or above brings in a register."))
    return access.units_of(desk.person, Office.COMMUNE_OFFICER).filter(level=Level.COMMUNE).order_by("path")


def _remarks(rejected: list[Remark], warnings: list[Remark]) -> dict[str, object]:
    return {
        "rejected": rejected[:REMARKS_SHOWN],
        "warnings": warnings[:REMARKS_SHOWN],
        "more": max(0, len(rejected) - REMARKS_SHOWN) + max(0, len(warnings) - REMARKS_SHOWN),
    }
