"""The part of the checkout's form that asks whether it is a present and whether an invoice is wanted."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.core.errors import DomainError
from shop.core.text import clean
from shop.order.purchases.models import InvoiceRequest
from shop.order.tax_codes import read_tax_code
from shop.order.wishes import Invoice, Wishes

Kind = InvoiceRequest.Kind
NEEDED = ("invoice_name", "invoice_address", "invoice_email")


class WishesForm(forms.Form):
    is_gift = forms.BooleanField(
        label=gettext_lazy("It is a present: no price in the parcel"), required=False, widget=forms.CheckboxInput
    )
    gift_note = forms.CharField(
        label=gettext_lazy("Words to the recipient"),
        help_text=gettext_lazy("The seller writes or prints them on the slip."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input"}),
    )
    wants_invoice = forms.BooleanField(label=gettext_lazy("I need an invoice"), required=False)
    invoice_kind = forms.ChoiceField(
        label=gettext_lazy("Invoice for"), choices=Kind, initial=Kind.COMPANY, required=False, widget=forms.RadioSelect
    )
    invoice_name = forms.CharField(label=gettext_lazy("Name on the invoice"), max_length=200, required=False)
    invoice_tax_code = forms.CharField(
        label=gettext_lazy("Tax code"),
        help_text=gettext_lazy("10 or 13 figures; a person's number has 12"),
        max_length=20,
        required=False,
    )
    invoice_address = forms.CharField(label=gettext_lazy("Address on the invoice"), max_length=255, required=False)
    invoice_email = forms.EmailField(label=gettext_lazy("E-mail for the invoice"), required=False)

    def clean_gift_note(self) -> str:
        return "\n".join(filter(None, map(clean, self.cleaned_data["gift_note"].splitlines())))

    def clean_invoice_name(self) -> str:
        return clean(self.cleaned_data["invoice_name"])

    def clean_invoice_address(self) -> str:
        return clean(self.cleaned_data["invoice_address"])

    def clean(self) -> dict[str, Any]:
        """Nothing is asked of who wants no invoice, whatever stands in those fields."""
        held = super().clean() or self.cleaned_data
        if not held.get("wants_invoice"):
            for name in [name for name in self.errors if name.startswith("invoice_")]:
                del self.errors[name]
            return held
        missing = {
            "invoice_name": _("Write the name that stands on the invoice."),
            "invoice_address": _("Write the address that stands on the invoice."),
            "invoice_email": _("Write the e-mail that the invoice goes to."),
        }
        for name in NEEDED:
            if not held.get(name) and name not in self.errors:
                self.add_error(name, missing[name])
        self._read_tax_code(held)
        return held

    def wishes(self) -> Wishes:
        """After validation."""
        held = self.cleaned_data
        asked = held.get("wants_invoice")
        return Wishes(
            is_gift=held["is_gift"],
            gift_note=held["gift_note"],
            invoice=Invoice(**{name: held[f"invoice_{name}"] for name in _INVOICE}) if asked else None,
        )

    def _read_tax_code(self, held: dict[str, Any]) -> None:
        held["invoice_kind"] = held.get("invoice_kind") or Kind.COMPANY
        typed = clean(held.get("invoice_tax_code", ""))
        of_company = held["invoice_kind"] == Kind.COMPANY
        if not typed and of_company:
            self.add_error("invoice_tax_code", _("A company's invoice needs its tax code."))
        if not typed:
            return
        try:
            held["invoice_tax_code"] = read_tax_code(typed, of_company=of_company)
        except DomainError as refusal:
            self.add_error("invoice_tax_code", refusal.message)


_INVOICE = ("kind", "name", "tax_code", "address", "email")
