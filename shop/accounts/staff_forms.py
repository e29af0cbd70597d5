"""What staff may type about somebody else. It proves nothing: the person proves it herself by a code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.accounts.fields import PhoneField
from shop.accounts.models import User
from shop.core.text import clean


class ContactsMixin(forms.ModelForm):
    """Name, e-mail, phone: one of the two contacts is asked for, and a changed number is no longer proved."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = PhoneField(required=False)

    def clean_full_name(self) -> str:
        return clean(self.cleaned_data["full_name"])

    def clean_email(self) -> str | None:
        address = self.cleaned_data["email"].lower() or None
        others = User.objects.exclude(pk=self.instance.pk)
        if address and others.filter(email__iexact=address).exists():
            raise forms.ValidationError(_("Somebody else has this e-mail address."))
        return address

    def clean_phone(self) -> str | None:
        number = self.cleaned_data["phone"] or None
        proved = User.objects.exclude(pk=self.instance.pk).filter(phone_verified_at__isnull=False)
        if number and proved.filter(phone=number).exists():
            raise forms.ValidationError(_("Somebody else has this phone number."))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wrong = "email" in self.errors or "phone" in self.errors
        if not wrong and not cleaned.get("email") and not cleaned.get("phone"):
            self.add_error("phone", _("Enter a phone number or an e-mail address; one of the two is enough."))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "phone" in self.changed_data:
            self.instance.phone_verified_at = None
