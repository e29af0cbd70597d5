"""The five screens of a listing as forms: what is typed is read here, and judged by the services."""

from typing import Any

from django import forms
from django.db.models import Case, IntegerField, QuerySet, When
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from catalog.places.models import Commune
from catalog.selectors import free_stock
from sellers.listings import weights
from sellers.listings.editing import Label, Naming
from sellers.listings.models import Listing
from sellers.listings.prices import parse_dong
from shop.core.fields import ReadField
from shop.core.money import to_dong

UNITS = ("túi", "gói", "hộp", "hũ", "lọ", "chai", "thùng", "bó", "con", "cây", "chậu", "chiếc", "bộ", "bức", "suất")
MOST_PIECES = 100_000


class NameForm(forms.Form):
    title = forms.CharField(label=_("Name of the item"), max_length=120, min_length=3)
    category = forms.ModelChoiceField(label=_("Group"), queryset=None, empty_label=_("Choose a group"))
    commune = forms.ModelChoiceField(label=_("Place where it is made"), queryset=None, empty_label=None)
    unit = forms.ChoiceField(label=_("Sold by"))

    def __init__(self, *args: Any, listing: Listing, **kwargs: Any) -> None:
        product = listing.product
        kwargs["initial"] = {
            "title": product.title,
            "category": product.categories.first(),
            "commune": product.origin.commune_id if hasattr(product, "origin") else listing.shop.commune_id,
            "unit": product.facts.unit or UNITS[0],
        }
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = _groups()  # type: ignore[attr-defined]
        self.fields["category"].label_from_instance = _indented  # type: ignore[attr-defined]
        self.fields["commune"].queryset = _places(listing)  # type: ignore[attr-defined]
        units = list(dict.fromkeys([*UNITS, *([product.facts.unit] if product.facts.unit else [])]))
        self.fields["unit"].choices = [(unit, unit) for unit in units]  # type: ignore[attr-defined]

    def naming(self) -> Naming:
        held = self.cleaned_data
        return Naming(held["title"], held["category"].pk, held["commune"].pk, held["unit"])


class PriceForm(forms.Form):
    """Of one stock record; `was` is the price she saw."""

    price = ReadField(label=_("Price"), read=parse_dong, max_length=30)
    was = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        price = to_dong(record.price)
        kwargs["initial"] = {"price": f"{price:,}".replace(",", ".") if price else "", "was": price}
        super().__init__(*args, prefix=f"r{record.pk}", **kwargs)


class CountForm(forms.Form):
    """How many of one stock record can be sold; `was` is the number she saw."""

    count = forms.IntegerField(label=_("Pieces to sell"), min_value=0, max_value=MOST_PIECES)
    was = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        left = free_stock(record)
        kwargs["initial"] = {"count": left, "was": left}
        super().__init__(*args, prefix=f"r{record.pk}", **kwargs)


class LabelForm(forms.Form):
    weight = ReadField(
        label=_("Net weight or volume of one"), read=weights.parse_weight, nothing=None, max_length=20, required=False
    )
    shelf_life_days = forms.IntegerField(
        label=_("Keeps for how many days"), min_value=1, max_value=3650, required=False
    )
    storage = forms.CharField(label=_("How to store it"), max_length=200, required=False)
    ingredients = forms.CharField(
        label=_("Ingredients"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    season = forms.MultipleChoiceField(
        label=_("Season"), required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, listing: Listing, **kwargs: Any) -> None:
        facts = listing.product.facts
        kwargs["initial"] = {
            "weight": weights.written(facts.net_weight, by_volume=facts.by_volume),
            "shelf_life_days": facts.shelf_life_days,
            "storage": facts.storage,
            "ingredients": facts.ingredients,
            "season": [str(month) for month in facts.season_months],
        }
        super().__init__(*args, **kwargs)
        self.fields["season"].choices = [  # type: ignore[attr-defined]
            (str(month), _("month %(number)s") % {"number": month}) for month in range(1, 13)
        ]

    def label(self) -> Label:
        held = self.cleaned_data
        months = tuple(int(month) for month in held["season"])
        return Label(held["weight"], held["shelf_life_days"], held["storage"], held["ingredients"], months)


class WordsForm(forms.Form):
    text = forms.CharField(
        label=_("Tell buyers about it"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


def _groups() -> QuerySet:
    """The whole tree; only the ends of it can be chosen by a sensible woman, the rest does no harm."""
    return get_model("catalogue", "Category").objects.filter(is_public=True).order_by("path")


def _indented(category: Any) -> str:
    return "\u2003" * (category.depth - 1) + category.name


def _places(listing: Listing) -> QuerySet[Commune]:
    """Communes of her province, her own first."""
    home = listing.shop.commune
    first = Case(When(pk=home.pk, then=0), default=1, output_field=IntegerField())
    return Commune.objects.filter(province_id=home.province_id).order_by(first, "search_key")
