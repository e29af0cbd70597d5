"""Our answers to allauth's questions: whose number this is, how a code reaches her, what counts as proof."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.accounts import messages
from shop.accounts.fields import PhoneField
from shop.accounts.landing import landing_for
from shop.accounts.models import User
from shop.accounts.recency import code_is_fresh
from shop.accounts.services import accept_phone
from shop.core.sealing import seal, unseal
from shop.core.text import clean

log = structlog.get_logger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    # Phones: an unproved number is nobody's.

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone = phone
        user.phone_verified_at = None
        user.save()
        if verified:
            accept_phone(user, phone=phone)

    def set_phone_verified(self, user: User, phone: str) -> None:
        accept_phone(user, phone=phone)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, phone_verified_at__isnull=False).first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        messages.send_code(phone, code, host=own_host().partition(":")[0])

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        text = _("%(market)s: there is no account with this number yet. Open one: %(link)s")
        self._tell(phone, text, kind="no_account", page="account_signup")

    def send_account_already_exists_sms(self, phone: str) -> None:
        text = _("%(market)s: you already have an account with this number. Log in by a code: %(link)s")
        self._tell(phone, text, kind="account_exists", page="account_login")

    # People.

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """allauth would save before the number is set, and a row with neither contact is refused by the database."""
        user.full_name = clean(form.cleaned_data.get("full_name", ""))
        super().save_user(request, user, form, commit=False)
        if commit:
            user.save()
        return user

    def get_user_search_fields(self) -> list[str]:
        return ["full_name", "email", "phone"]

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Not the last way to reach her."""
        user = email_address.user
        others = EmailAddress.objects.filter(user=user, verified=True).exclude(pk=email_address.pk)
        return bool(user.phone_verified_at) or others.exists()

    # Mail: through our door, in the market's name and with its own address, whatever Host a request claims.

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        links = {name: own_link(value) for name, value in context.items() if name.endswith("_url")}
        site = SimpleNamespace(name=settings.SITE_NAME, domain=own_host())
        letter = {"request": self.request, "email": email, **context, **links, "current_site": site}
        messages.send_letter(self.render_mail(template_prefix, email, letter))

    # Logging in.

    def get_login_stages(self) -> list[str]:
        ours = {
            "allauth.account.stages.EmailVerificationStage": "shop.accounts.stages.ProveEmailWhenGiven",
            "allauth.account.stages.PhoneVerificationStage": "shop.accounts.stages.ProvePhoneWhenAlone",
        }
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Her workspace by what rooms above know of her; editors land among their pages."""
        workspace = landing_for(request.user)
        if workspace is None and request.user.has_perm("wagtailadmin.access_admin"):
            workspace = reverse("wagtailadmin_home")
        return workspace or super().get_login_redirect_url(request)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        methods = [each["method"] for each in get_authentication_records(request, user)]
        log.info("logged_in", person=user.pk, methods=methods)
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log.info("login_refused", kind="phone" if "phone" in credentials else "email", ip=self.get_client_ip(request))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A person without a password or second factor has nothing to repeat: a fresh code stands in for it."""
        user = self.request.user
        nothing_to_repeat = user.is_authenticated and not self.get_reauthentication_methods(user)
        if nothing_to_repeat and not code_is_fresh(self.request):
            raise ImmediateHttpResponse(redirect("account_new_password"))
        return super().is_reauthentication_required(app=app, **kwargs)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """allauth leaves the phone out, so that all numbers would share one count of failures."""
        login = credentials.get("email") or credentials.get("phone") or ""
        return f"{settings.SITE_NAME}:{login.lower()}"

    def _tell(self, phone: str, text: str, *, kind: str, page: str) -> None:
        words = {"market": settings.SITE_NAME, "link": own_link(reverse(page))}
        messages.tell_by_sms(phone, text % words, kind=kind)


def own_host() -> str:
    return urlsplit(settings.SITE_URL).netloc


def own_link(url: str) -> str:
    """The same page at the market's own address."""
    parts = urlsplit(url)
    return f"{settings.SITE_URL.rstrip('/')}{parts.path}" + (f"?{parts.query}" if parts.query else "")


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_label(self, user: User) -> str:
        return user.email or user.phone or str(user)

    def get_totp_issuer(self) -> str:
        return settings.SITE_NAME

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)
