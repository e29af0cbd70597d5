"""Goods inside a story. The block keeps only which goods; price, stock and stars are asked when the page is shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from cms.choosers import product_chooser
from cms.goods import goods_by_product

ProductChooserBlock = product_chooser.get_block_class(name="ProductChooserBlock", module_path="cms.blocks.product")


class ProductsBlock(StructBlock):
    title = CharBlock(label=_("Heading"), required=False)
    products = ListBlock(ProductChooserBlock(label=_("Product")), label=_("Products"))

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        products = [product for product in value["products"] if product is not None]
        known = (parent_context or {}).get("goods")
        goods = goods_by_product(product.pk for product in products) if known is None else known
        context["cards"] = [goods[product.pk] for product in products if product.pk in goods]
        context["withdrawn"] = len(value["products"]) - len(context["cards"])
        return context

    class Meta:
        label = _("Products")
        icon = "tag"
        template = "cms/blocks/products.html"
        description = _("Goods of the market, with the price, stock and stars of the day on which the page is read.")
