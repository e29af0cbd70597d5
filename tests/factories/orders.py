"""A purchase as the checkout leaves it: Oscar's order and lines, our Purchase; parts and reservations on request."""

from datetime import datetime, timedelta
from typing import Any

from oscar.core.loading import get_model

from sellers.models import SellerOrder
from sellers.orders.services import Part, open_seller_orders
from sellers.stock.services import Wanted, reserve_stock
from shop.core import clock
from shop.core.money import to_decimal, to_dong
from shop.order.purchases.models import Method, Purchase
from tests.factories.places import commune_of


def order_with_lines(*wanted: tuple[Any, int], number: str = "CP-0001", buyer: Any = None) -> Any:
    """An order of (product, quantity) pairs without parts or reservations."""
    goods = sum(_price(product) * quantity for product, quantity in wanted)
    order = get_model("order", "Order").objects.create(
        number=number,
        user=buyer,
        currency="VND",
        total_incl_tax=to_decimal(goods),
        total_excl_tax=to_decimal(goods),
        date_placed=clock.now(),
    )
    for product, quantity in wanted:
        _line(order, product, quantity)
    Purchase.objects.create(
        order=order,
        checkout_key=number,
        token_hash=number,
        token_expires_at=clock.now() + timedelta(days=30),
        placed_by=buyer,
        recipient="Nguyễn Thị Mai",
        phone="+84900000456",
        email=buyer.email if buyer else "khach@demo.test",
        commune=commune_of("Hoàn Kiếm"),
        street="Số 5, phố Hàng Bạc",
        landmark="cạnh chợ",
        method=Method.CASH_ON_DELIVERY,
        goods_dong=goods,
        delivery_dong=30_000,
        placed_at=clock.now(),
    )
    return order


def place(*wanted: tuple[Any, int], number: str = "CP-0001", buyer: Any = None, at: datetime | None = None) -> Any:
    """The same, with stock reserved and one part per shop opened. Returns the order."""
    order = order_with_lines(*wanted, number=number, buyer=buyer)
    lines = list(order.lines.select_related("product__listing__shop"))
    reserve_stock([Wanted(line.stockrecord_id, line, line.quantity) for line in lines], held_until=None)
    shops = {line.product.listing.shop for line in lines}
    parts = []
    for shop in sorted(shops, key=lambda shop: shop.pk):
        own = [line for line in lines if line.product.listing.shop == shop]
        goods = sum(to_dong(line.line_price_incl_tax) for line in own)
        parts.append(Part(shop=shop, lines=own, goods_dong=goods, delivery_dong=30_000, delivery_method="post"))
    open_seller_orders(order, parts, placed_at=at or clock.now())
    return order


def part_of(order: Any, shop: Any) -> SellerOrder:
    return SellerOrder.objects.get(order=order, shop=shop)


def _price(product: Any) -> int:
    return to_dong(product.stockrecords.get().price)


def _line(order: Any, product: Any, quantity: int) -> Any:
    record = product.stockrecords.get()
    price = _price(product)
    return get_model("order", "Line").objects.create(
        order=order,
        partner=record.partner,
        partner_name=record.partner.name,
        partner_sku=record.partner_sku,
        product=product,
        stockrecord=record,
        title=product.get_title(),
        upc=product.upc,
        quantity=quantity,
        num_allocated=quantity,
        line_price_incl_tax=to_decimal(price * quantity),
        line_price_excl_tax=to_decimal(price * quantity),
        line_price_before_discounts_incl_tax=to_decimal(price * quantity),
        line_price_before_discounts_excl_tax=to_decimal(price * quantity),
        unit_price_incl_tax=to_decimal(price),
        unit_price_excl_tax=to_decimal(price),
    )
