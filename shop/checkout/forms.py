"""The one form of the checkout: address, payment, note, consent. Ways of delivery are read beside it, by parcel."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.address.forms import AddressForm
from shop.checkout.errors import ChooseDelivery
from shop.core.text import clean

CARRIED = ("post", "cold")


class CheckoutForm(AddressForm):
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("Your receipt goes there; without it, by message to the phone."),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Note to the sellers"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
    )
    payment = forms.CharField(max_length=10)
    consent = forms.BooleanField()
    former = forms.CharField(max_length=120, required=False)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    seen_goods = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    seen_total = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    parcels: Sequence[Any] = ()  # set before validation: what may be left out depends on how they travel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payment"].label = _("Payment")
        self.fields["payment"].error_messages["required"] = _("Choose how you pay.")
        self.fields["consent"].label = _("Consent")
        self.fields["consent"].error_messages["required"] = _(
            "Tick that you agree to the rules of the market; without it no order can be placed."
        )

    def clean_note(self) -> str:
        return self.cleaned_data["note"].strip()

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        carried = any(parcel.chosen and parcel.chosen.code in CARRIED for parcel in self.parcels)
        if carried and not held.get("street") and "street" not in self.errors:
            self.add_error("street", _("Write the house, street or hamlet, so that the parcel finds you."))
        for parcel in self.parcels:
            if parcel.chosen is None:
                self.add_error(None, ChooseDelivery(parcel.group.shop.name).message)
        return held

    def clean_former(self) -> str:
        return clean(self.cleaned_data["former"])
