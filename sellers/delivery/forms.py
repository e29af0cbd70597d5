"""What a seller fills in about sending."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.places.models import Commune, Province
from catalog.places.selectors import communes_in, provinces
from sellers.delivery.errors import TermsRefused
from sellers.delivery.models import Terms
from sellers.delivery.ways import NAMES, Way
from sellers.shops.models import Shop
from shop.core.formats import WEEKDAYS_EN, WEEKDAYS_VI, is_vietnamese
from shop.core.money import read_dong
from shop.core.text import fold

HOURS = [(hour, f"{hour}:00") for hour in range(6, 22)]


def weekdays() -> list[tuple[int, str]]:
    names = WEEKDAYS_VI if is_vietnamese() else WEEKDAYS_EN
    return [(number, name[0].upper() + name[1:]) for number, name in enumerate(names)]


class TermsForm(forms.Form):
    """`terms` after validation. Places are written as people say them, with commas between."""

    ways = forms.MultipleChoiceField(label=gettext_lazy("Ways of sending"), widget=forms.CheckboxSelectMultiple)
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days on which you send"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    fresh_weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days on which you send fresh goods"),
        help_text=gettext_lazy("Early in the week, so that they do not lie over Sunday."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cut_off_hour = forms.TypedChoiceField(
        label=gettext_lazy("Orders before this hour leave the same day"), coerce=int, choices=HOURS
    )
    run_weekday = forms.TypedChoiceField(
        label=gettext_lazy("Weekday of the cooperative's run"), coerce=int, empty_value=None, required=False
    )
    own_communes = forms.CharField(
        label=gettext_lazy("Communes you bring it to yourself"), max_length=500, required=False
    )
    own_fee = forms.CharField(label=gettext_lazy("Fee for bringing it"), max_length=20, required=False)
    coach_provinces = forms.CharField(
        label=gettext_lazy("Provinces your coach goes to"), max_length=500, required=False
    )
    coach_fee = forms.CharField(label=gettext_lazy("Fee of the coach"), max_length=20, required=False)

    def __init__(self, *args: Any, shop: Shop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shop = shop
        self.fields["ways"].error_messages["required"] = TermsRefused.no_way().message
        self.fields["weekdays"].error_messages["required"] = TermsRefused.no_day().message
        days = weekdays()
        self.fields["ways"].choices = [(way.value, NAMES[way]) for way in Way if way != Way.NONE]  # type: ignore[attr-defined]
        self.fields["weekdays"].choices = self.fields["fresh_weekdays"].choices = days  # type: ignore[attr-defined]
        self.fields["run_weekday"].choices = [("", _("No run")), *days]  # type: ignore[attr-defined]

    def clean_own_communes(self) -> tuple[str, ...]:
        return _places(self.cleaned_data["own_communes"], communes_in(self.shop.commune.province_id))

    def clean_coach_provinces(self) -> tuple[str, ...]:
        return _places(self.cleaned_data["coach_provinces"], provinces())

    def clean_own_fee(self) -> int:
        return _fee(self.cleaned_data["own_fee"])

    def clean_coach_fee(self) -> int:
        return _fee(self.cleaned_data["coach_fee"])

    @property
    def terms(self) -> Terms:
        held = self.cleaned_data
        return Terms(
            ways=tuple(held["ways"]),
            weekdays=tuple(held["weekdays"]),
            fresh_weekdays=tuple(held["fresh_weekdays"]),
            cut_off_hour=held["cut_off_hour"],
            run_weekday=held["run_weekday"],
            own_communes=held["own_communes"],
            own_fee_dong=held["own_fee"],
            coach_provinces=held["coach_provinces"],
            coach_fee_dong=held["coach_fee"],
        )


def as_filled_in(terms: Terms, shop: Shop) -> dict[str, Any]:
    """The form's first values. Two queries at most."""
    communes = Commune.objects.filter(pk__in=terms.own_communes).values_list("name", flat=True)
    names = Province.objects.filter(pk__in=terms.coach_provinces).values_list("name", flat=True)
    return {
        "ways": terms.ways,
        "weekdays": terms.weekdays,
        "fresh_weekdays": terms.fresh_weekdays,
        "cut_off_hour": terms.cut_off_hour,
        "run_weekday": terms.run_weekday,
        "own_communes": ", ".join(communes) if terms.own_communes else "",
        "own_fee": terms.own_fee_dong or "",
        "coach_provinces": ", ".join(names) if terms.coach_provinces else "",
        "coach_fee": terms.coach_fee_dong or "",
    }


def _places(typed: str, known: Any) -> tuple[str, ...]:
    """Codes of the places named; the first that is not known is named in the refusal."""
    by_key = {place.search_key: place.pk for place in known} if typed.strip() else {}
    found = []
    for name in filter(None, (part.strip() for part in typed.split(","))):
        if fold(name) not in by_key:
            raise forms.ValidationError(_("We do not know %(name)s."), code="unknown", params={"name": name})
        found.append(by_key[fold(name)])
    return tuple(dict.fromkeys(found))


def _fee(typed: str) -> int:
    if not typed.strip():
        return 0
    dong = read_dong(typed)
    if dong is None or dong > 10_000_000:
        raise forms.ValidationError(_("Write an amount in đồng, such as 15000 or 15k."), code="amount")
    return dong
