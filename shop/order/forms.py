"""A guest who lost her link asks for a new one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.core.fields import PhoneField


class FindOrderForm(forms.Form):
    number = forms.CharField(label=_("Order number"), max_length=32, help_text=_("For example CP261118-7K3QM2XV."))
    phone = PhoneField(label=_("Phone number of the recipient"), max_length=32)
