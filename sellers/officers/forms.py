"""What officers type: a word about an application, a register file, a name to look for."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sellers.units.models import Unit

SIGN, ASK, REFUSE = "sign", "ask", "refuse"


class WordForm(forms.Form):
    """Her decision. What each word needs is the service's rule; here only that the sheet was filled in."""

    word = forms.ChoiceField(label=gettext_lazy("Your decision"), choices=[(SIGN, SIGN), (ASK, ASK), (REFUSE, REFUSE)])
    member = forms.IntegerField(required=False, widget=forms.HiddenInput)
    message = forms.CharField(
        label=gettext_lazy("Message"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    no_kinship = forms.BooleanField(
        label=gettext_lazy("I am not her relative and share no business with her"), required=False
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("word") in (ASK, REFUSE) and not told.get("message", "").strip():
            reason = {
                ASK: _("Write what is missing, so that she can answer."),
                REFUSE: _("Write the reason: the woman will read it."),
            }[told["word"]]
            self.add_error("message", reason)
        if told.get("word") == SIGN and not told.get("no_kinship"):
            self.add_error(
                "no_kinship",
                _("Who is her relative or shares her business does not sign. Leave it to another officer."),
            )
        return told


class RegisterFileForm(forms.Form):
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        label=gettext_lazy("The register of"), queryset=None, empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("Register file"),
        help_text=gettext_lazy("CSV or Excel (.xlsx), at most 15 MB. Nothing is written before you have seen it."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
