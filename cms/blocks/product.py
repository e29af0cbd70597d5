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
        """The page has asked for all its goods at once; alone, as in the editor's preview, the block asks itself."""
        context = super().get_context(value, parent_context=parent_context)
        wanted = [product and product.pk for product in value["products"]]
        known = (parent_context or {}).get("goods")
        cards, gone = goods_by_product(filter(None, wanted)) if known is None else known
        context["cards"] = [cards[pk] for pk in wanted if pk in cards]
        context["withdrawn"] = sum(1 for pk in wanted if pk is None or pk in gone)
        return context

    class Meta:
        label = _("Products")
        icon = "tag"
        template = "cms/blocks/products.html"
        description = _("Goods of the market, with the price, stock and stars of the day on which the page is read.")
