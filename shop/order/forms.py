"""A guest who lost her link asks for a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.core.phones import NotAPhone, e164


class FindOrderForm(forms.Form):
    number = forms.CharField(label=_("Order number"), max_length=32, help_text=_("For example CP261118-7K3QM2XV."))
    phone = forms.CharField(
        label=_("Phone number of the recipient"), max_length=32, widget=forms.TextInput(attrs={"type": "tel"})
    )

    def clean_phone(self) -> str:
        try:
            return e164(self.cleaned_data["phone"])
        except NotAPhone as refusal:
            raise forms.ValidationError(refusal.message) from refusal
