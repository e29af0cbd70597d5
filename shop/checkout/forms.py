"""The one form of the checkout: address, payment, notes, consent. Ways of delivery are read beside it, by parcel."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.address.forms import AddressForm
from shop.basket.parcels import Parcel
from shop.checkout.errors import ChooseDelivery, StreetMissing
from shop.checkout.wishes import WishesForm
from shop.core.text import clean

# Never kept for the next look at the page: what was seen then, and a consent that must be given anew.
NOT_KEPT = ("key", "seen_goods", "seen_total", "seen_prices", "consent", "csrfmiddlewaretoken", "op")


class CheckoutForm(WishesForm, AddressForm):
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
    seen_prices = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)

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

    def clean_former(self) -> str:
        return clean(self.cleaned_data["former"])

    def say_what_parcels_need(self, parcels: Sequence[Parcel]) -> None:
        """Beside the other faults, those that placing would find: she mends all in one go."""
        typed = self.cleaned_data.get("street") or "street" in self.errors
        if not typed and any(parcel.is_carried for parcel in parcels):
            self.add_error("street", StreetMissing().message)
        for parcel in parcels:
            if parcel.chosen is None:
                self.add_error(None, ChooseDelivery(parcel.group.shop.name).message)
