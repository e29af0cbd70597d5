"""What a seller fills in about a part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sellers.orders.models import CashCollection


class HandOverForm(forms.Form):
    tracking_code = forms.CharField(label=_("Tracking code"), max_length=40, required=False)


class DeliveredForm(forms.Form):
    cash_held_by = forms.ChoiceField(
        label=_("Who holds the cash?"), choices=CashCollection.Holder.choices, initial=CashCollection.Holder.CARRIER
    )


class CannotDoForm(forms.Form):
    """Why she cannot fulfil the order: one of the usual reasons, or her own words."""

    REASONS = (
        ("sold_out", _("Sold out")),
        ("not_ready", _("Not ready in time")),
        ("too_far", _("Cannot be sent that far")),
        ("other", _("Another reason")),
    )
    reason = forms.ChoiceField(label=_("Why not?"), choices=REASONS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("A sentence to the buyer"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        held = super().clean() or {}
        if held.get("reason") == "other" and not held.get("words", "").strip():
            self.add_error("words", _("Write the reason: the buyer will read it."))
        return held

    def as_sentence(self) -> str:
        """What the buyer reads."""
        words = str(self.cleaned_data["words"]).strip()
        if self.cleaned_data["reason"] == "other":
            return words
        usual = str(dict(self.REASONS)[self.cleaned_data["reason"]])
        return f"{usual}. {words}" if words else usual
