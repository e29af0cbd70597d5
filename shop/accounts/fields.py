"""Form fields that read a phone number, or the one name a person logs in by."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from shop.accounts.phones import login_phone
from shop.core.phones import NotAPhone
from shop.core.text import clean


class PhoneField(forms.CharField):
    """Gives the number in E.164, or says why it is none. What was typed stays in the field."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone number"))
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return login_phone(text)
        except NotAPhone as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal


class LoginNameField(forms.CharField):
    """A phone number or an e-mail address: gives +84… or a lower-case address."""

    widget = forms.TextInput(
        attrs={"autocomplete": "username webauthn", "inputmode": "email", "autocapitalize": "none"}
    )

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone number or e-mail"))
        kwargs.setdefault("max_length", 254)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = clean(super().clean(value))
        if "@" in text:
            validate_email(text)
            return text.lower()
        if not any(char.isdigit() for char in text):
            raise forms.ValidationError(
                _("Enter a phone number such as 0912 345 678, or an e-mail address."), code="login_shape"
            )
        return PhoneField().clean(text)
