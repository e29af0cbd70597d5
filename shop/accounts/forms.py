"""What people type to come in, to open an account, and to say who they are."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from shop.accounts.fields import LoginNameField, PhoneField
from shop.accounts.models import User
from shop.core.text import clean

HONORIFICS = [
    ("", _("My full name")),
    ("chị", "chị"),
    ("em", "em"),
    ("cô", "cô"),
    ("bác", "bác"),
    ("anh", "anh"),
    ("chú", "chú"),
]


class LoginForm(allauth_forms.LoginForm):
    """One name, then a password or, without one, a code (LOOK 7)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = LoginNameField()
        self.fields["password"].required = False
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        return str(self.cleaned_data["login"])

    def clean_password(self) -> str:
        """A press on "Get a code instead" leaves a half-typed password aside; one on "Log in" asks for it."""
        by = self.data.get("by")
        password = "" if by == "code" else self.cleaned_data.get("password", "")
        if by == "password" and not password:
            raise forms.ValidationError(_("Enter your password."), code="required")
        return password


class SignupForm(allauth_forms.SignupForm):
    """Her name, and a phone number or an e-mail address."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ["full_name", "phone", "email", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = PhoneField(required=False)
        email = self.fields["email"]
        email.required = False
        email.label = _("E-mail")
        email.widget.attrs.pop("placeholder", None)
        plain_password_field(self.fields["password1"])
        self.order_fields(self.field_order)

    def clean_full_name(self) -> str:
        return clean(self.cleaned_data["full_name"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        given = "email" in self.errors or "phone" in self.errors or cleaned.get("email") or cleaned.get("phone")
        if not given:
            self.add_error("phone", _("Enter a phone number or an e-mail address; one of the two is enough."))
        return cleaned


def plain_password_field(field: forms.Field, *, label: Any = None) -> None:
    """One sentence in place of a list of rules, and no label inside the field."""
    field.help_text = _("At least 8 characters, not a word that everybody uses.")
    field.widget.attrs.pop("placeholder", None)
    field.label = label or field.label


class CodeRequestForm(forms.Form):
    login = LoginNameField()


class NewPasswordForm(allauth_forms.SetPasswordForm):
    """One field is enough: the browser shows it, and a code helps out if she mistyped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain_password_field(self.fields["password1"], label=_("New password"))


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        old = self.fields["oldpassword"]
        old.label = _("Your password now")
        old.help_text = ""
        old.widget.attrs.pop("placeholder", None)
        plain_password_field(self.fields["password1"], label=_("New password"))


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class PersonForm(forms.ModelForm):
    honorific = forms.ChoiceField(label=_("How we address you"), choices=HONORIFICS, required=False)

    class Meta:
        model = User
        fields = ["full_name", "honorific"]
        widgets = {"full_name": forms.TextInput(attrs={"autocomplete": "name"})}

    def clean_full_name(self) -> str:
        name = clean(self.cleaned_data["full_name"])
        if not name:
            raise forms.ValidationError(_("Enter your name as your neighbours know it."))
        return name
