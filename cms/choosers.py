"""How an editor finds a product for her text: live products only, by a word of the name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from cms.goods import cards_of, products_on_sale
from shop.core.formats import dong


class ProductFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("A word of the name, or the seller"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("măng, cốm, chè Shan…")}),
    )

    def filter(self, objects: Any) -> Any:
        self.search_query = self.cleaned_data.get("q", "").strip()
        self.is_searching = bool(self.search_query)
        return products_on_sale(self.search_query)


def _seller_of(product: Any) -> str:
    listing = getattr(product, "listing", None)
    return listing.shop.name if listing else ""


def _price_of(product: Any) -> str:
    card = cards_of([product.pk]).get(product.pk)
    return dong(card.price) if card else ""


class _LiveProducts:
    title_column: Column  # of the chooser's view that this is mixed into
    filter_form_class = ProductFilterForm

    def get_object_list(self) -> Any:
        return products_on_sale()

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            Column("seller", label=_("Seller"), accessor=_seller_of),
            Column("price", label=_("Price today"), accessor=_price_of),
        ]

    def apply_object_list_ordering(self, objects: Any) -> Any:
        return objects


class ChooseProductView(_LiveProducts, ChooseView):
    pass


class ChooseProductResultsView(_LiveProducts, ChooseResultsView):
    pass


class ProductChooserViewSet(ChooserViewSet):
    model = "catalogue.Product"
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    choose_view_class = ChooseProductView
    choose_results_view_class = ChooseProductResultsView
    register_widget = False


product_chooser = ProductChooserViewSet("product_chooser")
