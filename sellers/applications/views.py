"""Pages of the woman who applies: the form, where her application stands, what she answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sellers.applications.errors import ApplicationRefused
from sellers.applications.forms import AnswerForm, ApplicationForm, ReviewForm
from sellers.applications.models import Application
from sellers.applications.selectors import latest_application, words_about
from sellers.applications.services import answer, ask_for_review, submit_application
from sellers.applications.stages import Stage, stage_of
from sellers.shops.errors import ShopRefused
from sellers.units.selectors import choosable_beneath
from shop.core import formats
from shop.core.names import told


@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """Sell with us. Everybody may read how it goes; the form opens after the login."""
    if not request.user.is_authenticated:
        return render(request, "sellers/apply/form.html", {"form": None})
    if latest_application(request.user) is not None:
        return redirect("selling:application")
    if request.method == "GET":
        return _form_page(request, ApplicationForm(initial=_known(request)))
    if "choose" in request.POST:  # without scripts: the next list, nothing is judged yet
        return _form_page(request, ApplicationForm(initial=request.POST.dict()))
    form = ApplicationForm(request.POST)
    if form.is_valid():
        try:
            submit_application(request.user, branch=form.branch_chosen(), details=form.details())
        except (ApplicationRefused, ShopRefused) as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Your application has been sent to the head of your branch."))
            return redirect("selling:application")
    return _form_page(request, form)


@require_GET
def units(request: HttpRequest) -> JsonResponse:
    """The units beneath one, in the form that static/js/places.js asks for: {"communes": [{"code", "name"}]}."""
    beneath = choosable_beneath(request.GET.get("province", ""))
    return JsonResponse({"communes": [{"code": unit.code, "name": told(unit.name)} for unit in beneath]})


@require_http_methods(["GET", "POST"])
@login_required
def application(request: HttpRequest) -> HttpResponse:
    """Where her application stands, and the one thing she can do about it now."""
    mine = latest_application(request.user)  # type: ignore[arg-type]
    if mine is None:
        return redirect("selling:apply")
    words = words_about(mine)
    stage = stage_of(mine, words)
    form = _form_for(stage, mine, request)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            messages.success(request, _acted(mine, form, request))
            return redirect("selling:application")
        except ApplicationRefused as refused:
            form.add_error(None, refused.message)
    attestation = mine.shop.attestations.first() if mine.shop and stage == Stage.OPEN else None
    context = {"application": mine, "words": words, "last": words[-1] if words else None, "stage": stage, "form": form}
    status = 400 if form is not None and form.errors else 200
    page = {**context, "attestation": attestation}
    return render(request, "sellers/apply/status.html", page, status=status)


def _known(request: HttpRequest) -> dict[str, str]:
    """What she has told the market already."""
    person = request.user
    return {"full_name": person.full_name, "phone": formats.phone(person.phone or "")}  # type: ignore[union-attr]


def _form_page(request: HttpRequest, form: ApplicationForm) -> HttpResponse:
    return render(request, "sellers/apply/form.html", {"form": form}, status=400 if form.errors else 200)


def _form_for(stage: Stage, mine: Application, request: HttpRequest) -> AnswerForm | ReviewForm | None:
    if stage == Stage.MORE_NEEDED:
        known = {
            "phone": formats.phone(mine.phone),
            "birth_year": mine.birth_year,
            "card_number": mine.card_number,
        }
        return AnswerForm(request.POST or None, initial=known)
    return ReviewForm(request.POST or None) if stage == Stage.REFUSED else None


def _acted(mine: Application, form: AnswerForm | ReviewForm, request: HttpRequest) -> str:
    told = dict(form.cleaned_data)
    if isinstance(form, ReviewForm):
        ask_for_review(mine, by=request.user, reason=told["reason"])  # type: ignore[arg-type]
        return _("The Union looks at your application again.")
    answer(mine, by=request.user, text=told.pop("text"), corrected=told)  # type: ignore[arg-type]
    return _("Your answer has been sent.")
