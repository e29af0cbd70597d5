"""Products on sale, with stock, origin and, if asked, a certificate."""

from datetime import date
from typing import Any

from oscar.core.loading import get_model

from catalog.certificates.models import Certificate
from catalog.facts.models import ProductFacts
from catalog.origins.models import Origin
from sellers.models import Listing, Publication, Shop
from shop.core import clock
from shop.core.money import to_decimal
from shop.core.text import slug


def put_on_sale(shop: Shop, title: str, *, price: int = 185_000, stock: int = 20, **facts: Any) -> Any:
    """A standalone public product of `shop`: price in đồng, stock in pieces. Returns Oscar's Product."""
    product = draft(shop, title, price=price, stock=stock, **facts)
    product.is_public = True
    product.save(update_fields=["is_public"])
    Publication.objects.create(listing=product.listing, since=clock.now())
    return product


def draft(shop: Shop, title: str, *, price: int = 185_000, stock: int = 20, **facts: Any) -> Any:
    Product = get_model("catalogue", "Product")
    product = Product.objects.create(
        title=title,
        slug=slug(title),
        upc=slug(title)[:64],
        is_public=False,
        product_class=get_model("catalogue", "ProductClass").objects.get(slug="hang-hoa"),
    )
    get_model("partner", "StockRecord").objects.create(
        product=product,
        partner=shop.partner,
        partner_sku=slug(title),
        price=to_decimal(price),
        num_in_stock=stock,
        num_allocated=0,
    )
    ProductFacts.objects.create(product=product, unit="túi", net_weight=500, **facts)
    Origin.objects.create(product=product, commune=shop.commune)
    Listing.objects.create(product=product, shop=shop, drafted_at=clock.now())
    return product


def certify(product: Any, *, stars: int = 4, expires: date = date(2028, 1, 20), number: str = "") -> Certificate:
    return Certificate.objects.create(
        product=product,
        number=number or f"demo-{product.pk}-qd",
        decision_no=f"DEMO-{product.pk}/QĐ",
        stars=stars,
        issued_on=expires.replace(year=expires.year - 3),
        expires_on=expires,
        product_name=product.title,
        holder_name="HTX",
    )
