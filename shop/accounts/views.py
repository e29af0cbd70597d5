"""The login page with one field, a new password by code, and a person's own page."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account import views as allauth_views
from allauth.account.internal import flows
from allauth.account.mixins import NextRedirectMixin
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.edit import FormView

from shop.accounts import services
from shop.accounts.demo import demo_people
from shop.accounts.forms import CodeRequestForm, NewPasswordForm, PersonForm
from shop.accounts.landing import landing_for
from shop.accounts.recency import code_is_fresh
from shop.accounts.selectors import has_proved_email


class LoginView(allauth_views.LoginView):
    """ "Use a password" shows the second field and keeps what was typed; nothing is checked by that press."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("by") == "password" and "password" not in request.POST:
            typed = request.POST.get("login", "")
            form = self.get_form_class()(request=request, initial={"login": typed})
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return {
            **context,
            "by_password": asked.get("by") == "password" or bool(asked.get("password")),
            "demo_people": demo_people(),
        }


class ForgottenPasswordView(NextRedirectMixin, FormView):
    """A code to the phone or the mail box lets her in; then she chooses a new password. Known or not, alike."""

    form_class = CodeRequestForm
    template_name = "account/password_reset.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            return redirect("account_new_password")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: CodeRequestForm) -> HttpResponse:
        login = form.cleaned_data["login"]
        request_form = allauth_forms.RequestLoginCodeForm({"email" if "@" in login else "phone": login})
        if not request_form.is_valid():
            for error in request_form.errors.values():
                form.add_error("login", error)
            return self.form_invalid(form)
        _send_code(self.request, request_form)
        return redirect(f"{reverse('account_confirm_login_code')}?next={reverse('account_new_password')}")


def _send_code(request: HttpRequest, form: allauth_forms.RequestLoginCodeForm) -> None:
    flows.login_by_code.LoginCodeVerificationProcess.initiate(
        request=request,
        user=form._user,
        email=form.cleaned_data.get("email"),
        phone=form.cleaned_data.get("phone"),
    )


@login_required
def new_password(request: HttpRequest) -> HttpResponse:
    """Without the old one, for who came by a code within five minutes; others are offered one."""
    if not code_is_fresh(request):
        return render(request, "account/new_password_by_code.html", {"can_receive": _contact(request)})
    form = NewPasswordForm(request.user, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_new_password(request.user, password=form.cleaned_data["password1"])
        flows.password_change.finalize_password_set(request, request.user)
        return redirect("account_home")
    return render(request, "account/new_password.html", {"form": form})


@login_required
def come_by_code(request: HttpRequest) -> HttpResponse:
    """Log out and in again by a code to her own proved contact, back to the new password."""
    contact = _contact(request)
    if request.method != "POST" or not contact:
        return redirect("account_new_password")
    form = allauth_forms.RequestLoginCodeForm({"email" if "@" in contact else "phone": contact})
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("account_new_password")
    flows.logout.logout(request)
    _send_code(request, form)
    return redirect(f"{reverse('account_confirm_login_code')}?next={reverse('account_new_password')}")


def _contact(request: HttpRequest) -> str:
    person = request.user
    if person.phone_verified_at:
        return str(person.phone)
    return person.email if has_proved_email(person) else ""


def account_home(request: HttpRequest) -> HttpResponse:
    """Who she is to the market, how it reaches her, and where she is logged in.

    A stranger logs in without coming back here: sellers and officers then land in their workspace.
    """
    person = request.user
    if not person.is_authenticated:
        return redirect("account_login")
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        services.describe_person(
            person, full_name=form.cleaned_data["full_name"], honorific=form.cleaned_data["honorific"]
        )
        messages.success(request, _("Saved."))
        return redirect("account_home")
    context = {
        "form": form,
        "email_proved": has_proved_email(person),
        "second_step": is_mfa_enabled(person),
        "sessions": UserSession.objects.filter(user=person).count(),
        "workspace_url": landing_for(person),
        "orders_url": reverse("purchases:list"),
        "notices_url": reverse("notices:list"),
    }
    return render(request, "account/home.html", context)
