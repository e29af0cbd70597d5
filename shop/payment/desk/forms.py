"""What finance types: orders and their shares, a reason, a line from the bank's book."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.bank.incoming import LARGEST
from shop.core.money import read_dong
from shop.core.text import clean
from shop.order.selectors import purchase_by_number
from shop.payment.attempts.models import Payment
from shop.payment.transfers import Share

MOST_SHARES = 6


class DongField(forms.CharField):
    """A sum as people write it: 185.000, 185k, 1tr2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, **options)

    def clean(self, value: Any) -> Any:
        typed = clean(super().clean(value) or "")
        if not typed:
            return None
        amount = read_dong(typed)
        if not amount or amount > LARGEST:
            raise forms.ValidationError(_("Write the sum in đồng, for example 185.000."))
        return amount


class MatchForm(forms.Form):
    """Up to six orders, each with its share; an empty share of a single order is the whole line."""

    why = forms.CharField(label=gettext_lazy("How you know"), max_length=200, required=False)
    rest_goes_back = forms.BooleanField(label=gettext_lazy("What is left goes back to the sender"), required=False)

    def __init__(self, *args: Any, whole: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = whole
        for place in range(1, MOST_SHARES + 1):
            self.fields[f"order_{place}"] = forms.CharField(label=_("Order number"), max_length=40, required=False)
            self.fields[f"share_{place}"] = DongField(label=_("Sum"), required=False)

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"order_{place}"], self[f"share_{place}"]) for place in range(1, MOST_SHARES + 1)]

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        named = [place for place in range(1, MOST_SHARES + 1) if clean(held.get(f"order_{place}") or "")]
        shares: dict[int, Share] = {}
        for place in named:
            share = self._share(place, alone=len(named) == 1)
            if share is None:
                continue
            if share.payment.pk in shares:
                self.add_error(f"order_{place}", _("This order is named twice."))
            shares[share.payment.pk] = share
        if not named:
            self.add_error("order_1", _("Name the order that the money is for."))
        held["shares"] = list(shares.values())
        return held

    def _share(self, place: int, *, alone: bool) -> Share | None:
        purchase = purchase_by_number(clean(self.cleaned_data[f"order_{place}"]))
        payment = Payment.objects.select_related("purchase__order").filter(purchase=purchase).first()
        if purchase is None or payment is None:
            self.add_error(f"order_{place}", _("No order has this number."))
            return None
        amount = self.cleaned_data.get(f"share_{place}") or (self.whole if alone else None)
        if amount is None:
            if f"share_{place}" not in self.errors:
                self.add_error(f"share_{place}", _("Say how much of the sum is for this order."))
            return None
        return Share(payment, amount)


class ReasonForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def clean_why(self) -> str:
        return clean(self.cleaned_data["why"])


class SentForm(forms.Form):
    reference = forms.CharField(label=gettext_lazy("The bank's number of your transfer"), max_length=64)

    def clean_reference(self) -> str:
        return clean(self.cleaned_data["reference"])


class LineForm(forms.Form):
    """A line read from the bank's book or its messages. `key` makes a second press the same line."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    amount = DongField(label=gettext_lazy("Sum"))
    day = forms.DateField(
        label=gettext_lazy("Day"),
        input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(label=gettext_lazy("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    memo = forms.CharField(label=gettext_lazy("Memo"), max_length=500, required=False)
    reference = forms.CharField(
        label=gettext_lazy("The bank's number"),
        help_text=gettext_lazy("By it the same line is known when another source tells of it."),
        max_length=64,
        required=False,
    )


class StatementForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Statement file"),
        help_text=gettext_lazy(
            "CSV or Excel (.xlsx) from your bank's site. Nothing is written before you have seen it."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
