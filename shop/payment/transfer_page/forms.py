"""What a buyer tells when her money is not found."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.core.money import read_dong
from shop.core.text import clean


class NotFoundForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What you wrote in the memo"),
        help_text=gettext_lazy("As it stands in your bank's app. Leave it empty if the code was right."),
        max_length=200,
        required=False,
    )
    amount = forms.CharField(label=gettext_lazy("Sum you sent"), max_length=30, required=False)
    more = forms.CharField(
        label=gettext_lazy("Which bank, when, in whose name"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_words(self) -> str:
        return clean(self.cleaned_data["words"])

    def clean_more(self) -> str:
        return clean(self.cleaned_data["more"])

    def clean_amount(self) -> int | None:
        typed = clean(self.cleaned_data["amount"])
        amount = read_dong(typed) if typed else None
        if typed and not amount:
            raise forms.ValidationError(_("Write the sum in đồng, for example 185.000."))
        return amount
