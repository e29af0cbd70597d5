"""Where a purchase goes: recipient, phone, province and commune, and the words that bring a courier to the door."""

from typing import Any

from django import forms
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.places.models import Commune
from catalog.places.selectors import commune_with_province, communes_in, provinces
from shop.core.fields import PhoneField
from shop.core.names import told
from shop.core.text import clean


class AddressForm(forms.Form):
    """After validation `commune` is the row with its province, `phone` is E.164."""

    recipient = forms.CharField(label=gettext_lazy("Full name"), max_length=120)
    phone = PhoneField(label=gettext_lazy("Phone number"))
    province = forms.ChoiceField(label=gettext_lazy("Province, city"))
    commune = forms.CharField(label=gettext_lazy("Commune, ward, special zone"), max_length=5, widget=forms.Select)
    street = forms.CharField(label=gettext_lazy("House number, street, hamlet"), max_length=255, required=False)
    landmark = forms.CharField(
        label=gettext_lazy("Landmark"),
        help_text=gettext_lazy("For example: beside the village hall, green gate."),
        max_length=255,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = [(each.code, each.name) for each in provinces()]
        self.fields["province"].choices = [("", _("Choose a province")), *self.known]
        self.fields["commune"].widget.choices = CallableChoiceIterator(self._communes)  # asked for when drawn
        self._say_what_is_missing()

    @property
    def asked_province(self) -> str:
        """Code of the province that was chosen, empty for none or an unknown one."""
        code = self["province"].value() or ""
        return code if code in dict(self.known) else ""

    @property
    def asked_commune(self) -> str:
        """Code of the commune as typed or kept, not yet looked up; empty without a province."""
        return str(self["commune"].value() or "")[:5] if self.asked_province else ""

    def clean_recipient(self) -> str:
        return clean(self.cleaned_data["recipient"])

    def clean_commune(self) -> Commune | None:
        code, province = self.cleaned_data["commune"], self.cleaned_data.get("province")
        commune = commune_with_province(code)
        if commune is None:
            raise forms.ValidationError(_("We do not know this commune. Choose it from the list."), code="unknown")
        if province and commune.province_id != province:
            raise forms.ValidationError(
                _("%(commune)s lies in %(its)s, not in %(other)s. Choose the commune again."),
                code="elsewhere",
                params={
                    "commune": commune.full_name,
                    "its": commune.province.name,
                    "other": dict(self.known)[province],
                },
            )
        return commune

    def clean_street(self) -> str:
        return clean(self.cleaned_data["street"])

    def clean_landmark(self) -> str:
        return clean(self.cleaned_data["landmark"])

    def _communes(self) -> list[tuple[str, str]]:
        chosen = self.asked_province
        if not chosen:
            return [("", _("Choose the province first"))]
        return [("", _("Choose a commune")), *((each.code, told(each.full_name)) for each in communes_in(chosen))]

    def _say_what_is_missing(self) -> None:
        missing = {
            "recipient": _("Write the recipient's name, so that the parcel is given to the right person."),
            "phone": _("Write a phone number: the seller and the courier call it."),
            "province": _("Choose the province or city."),
            "commune": _("Choose the commune or ward."),
        }
        for name, sentence in missing.items():
            self.fields[name].error_messages["required"] = sentence
        self.fields["province"].error_messages["invalid_choice"] = _(
            "We do not know this province. Choose it from the list."
        )
