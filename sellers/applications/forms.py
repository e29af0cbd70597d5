"""What a woman writes to open a shop. Her branch is chosen down the Union's tree: province, commune, branch."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sellers.applications.services import Details
from sellers.shops.models import Kind
from sellers.units.models import Unit
from sellers.units.selectors import choosable_beneath, provinces_with_branches
from shop.core import clock
from shop.core.fields import PhoneField
from shop.core.names import told
from shop.core.text import clean

YOUNGEST = 18  # FIELD 2.1: members are women of 18 or more
OLDEST = 110


WHAT_IS_MISSING = {
    "province": gettext_lazy("Choose the province or city of your branch."),
    "commune": gettext_lazy("Choose the commune or ward of your branch."),
    "branch": gettext_lazy("Choose the branch where you are a member."),
    "full_name": gettext_lazy("Write your full name, as in the member register."),
    "birth_year": gettext_lazy("Write your year of birth, for example 1988."),
    "phone": gettext_lazy("Write a phone number at which your branch head reaches you."),
    "shop_name": gettext_lazy("Give your shop a name that buyers will read."),
    "kind": gettext_lazy("Choose what you sell as."),
    "will_sell": gettext_lazy("Write in a few words what you will sell."),
}


class BirthYearField(forms.IntegerField):
    def clean(self, value: Any) -> int | None:
        year = super().clean(value)
        this_year = clock.today().year
        if year is not None and not this_year - OLDEST <= year <= this_year - YOUNGEST:
            raise forms.ValidationError(
                _("Write the year with four figures, for example 1988. Members are 18 or older.")
            )
        return year


def phone_input() -> forms.TextInput:
    return forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})


def year_input() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year"})


class ApplicationForm(forms.Form):
    province = forms.ChoiceField(label=gettext_lazy("Province, city"))
    commune = forms.ChoiceField(label=gettext_lazy("Commune, ward"))
    branch = forms.ChoiceField(label=gettext_lazy("Branch"))
    full_name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=120,
        help_text=gettext_lazy("As in the member register."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    birth_year = BirthYearField(label=gettext_lazy("Year of birth"), widget=year_input())
    phone = PhoneField(label=gettext_lazy("Phone number"), widget=phone_input())
    card_number = forms.CharField(
        label=gettext_lazy("Member card number"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("Leave empty if you have no card."),
    )
    shop_name = forms.CharField(label=gettext_lazy("Name of the shop"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("You sell as"), choices=Kind.choices, widget=forms.RadioSelect)
    will_sell = forms.CharField(
        label=gettext_lazy("What will you sell?"),
        max_length=2000,
        help_text=gettext_lazy("For example: chưng cakes made at home to order, about 50 a week."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in WHAT_IS_MISSING.items():
            self.fields[name].error_messages["required"] = sentence
        told = self.data if self.is_bound else self.initial
        province, commune = str(told.get("province", "")), str(told.get("commune", ""))
        self.branches = {unit.code: unit for unit in choosable_beneath(commune)} if commune else {}
        self._offer("province", provinces_with_branches(), _("Choose a province or city"))
        self._offer("commune", choosable_beneath(province) if province else [], _("Choose a commune or ward"))
        self._offer("branch", self.branches.values(), _("Choose your branch"))

    def clean_full_name(self) -> str:
        name = clean(self.cleaned_data["full_name"])
        if sum(char.isalpha() for char in name) < 2:
            raise forms.ValidationError(_("Write your full name, as in the member register."))
        return name

    def branch_chosen(self) -> Unit:
        return self.branches[self.cleaned_data["branch"]]

    def details(self) -> Details:
        told = self.cleaned_data
        names = ("full_name", "shop_name", "will_sell", "birth_year", "phone", "card_number")
        return Details(kind=Kind(told["kind"]), **{name: told[name] for name in names})

    def _offer(self, field: str, units: Any, invitation: str) -> None:
        self.fields[field].choices = [("", invitation), *((unit.code, told(unit.name)) for unit in units)]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Her answer, and what it mends."""

    text = forms.CharField(label=gettext_lazy("Your answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    phone = PhoneField(label=gettext_lazy("Phone number"), required=False, widget=phone_input())
    birth_year = BirthYearField(label=gettext_lazy("Year of birth"), required=False, widget=year_input())
    card_number = forms.CharField(label=gettext_lazy("Member card number"), max_length=30, required=False)


class ReviewForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why should the Union look again?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
