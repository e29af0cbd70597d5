"""Form fields that read a phone number, or the one name a person logs in by."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from shop.accounts.phones import login_phone
from shop.core import fields
from shop.core.text import clean


class PhoneField(fields.PhoneField):
    """A number that codes can reach, in E.164."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Phone number"))
        super().__init__(read=login_phone, **kwargs)


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
        return str(PhoneField().clean(text))
