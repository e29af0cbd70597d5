"""Synthetic orders, all of them ended: delivered months ago, or cancelled before they were answered."""

import random
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from oscar.core.loading import get_model

from catalog.places.models import Commune
from sellers.models import SellerOrder, SellerOrderLine, Shop, State, StateChange
from shop.core import clock
from shop.core.money import to_decimal, to_dong
from shop.demo.load.goods import synthetic
from shop.demo.load.payments import write_payments
from shop.order.purchases.models import Method, Purchase

PREFIX = "TAI-"
A_BATCH = 2_000
DELIVERY = 30_000
DAYS_BACK = 700
MOST_OF_ONE = 3


def make_orders(orders: int) -> int:
    """So many synthetic orders in all, each of one line to one shop; what is there counts. Returns how many are new."""
    Order = get_model("order", "Order")
    there = Order.objects.filter(number__startswith=PREFIX).count()
    records = list(
        get_model("partner", "StockRecord")
        .objects.filter(product__in=synthetic())
        .select_related("product", "partner")
        .order_by("pk")[:5_000]
    )
    if not records and orders > there:
        return 0
    for start in range(there, orders, A_BATCH):
        _write(range(start, min(start + A_BATCH, orders)), records)
    return max(0, orders - there)


@transaction.atomic
def _write(numbers: range, records: list[Any]) -> None:
    Order, Line = get_model("order", "Order"), get_model("order", "Line")
    drawn = [
        (number, lot := random.Random(number), lot.choice(records), lot.randint(1, MOST_OF_ONE)) for number in numbers
    ]
    orders = Order.objects.bulk_create(_order(*draw) for draw in drawn)
    lines = Line.objects.bulk_create(_line(order, *draw) for order, draw in zip(orders, drawn, strict=True))
    commune = Commune.objects.order_by("code").first()
    purchases = Purchase.objects.bulk_create(_purchase(order, commune) for order in orders)
    shops = dict(Shop.objects.values_list("partner_id", "pk"))
    parts = SellerOrder.objects.bulk_create(
        _part(order, shops[draw[2].partner_id], draw[0]) for order, draw in zip(orders, drawn, strict=True)
    )
    SellerOrderLine.objects.bulk_create(
        SellerOrderLine(seller_order=part, line=line) for part, line in zip(parts, lines, strict=True)
    )
    StateChange.objects.bulk_create(
        StateChange(seller_order=part, to_state=part.state, changed_at=part.placed_at) for part in parts
    )
    write_payments(purchases, parts)


def _order(number: int, lot: random.Random, record: Any, quantity: int) -> Any:
    total = to_decimal(to_dong(record.price) * quantity + DELIVERY)
    return get_model("order", "Order")(
        number=f"{PREFIX}{number:08d}",
        site_id=settings.SITE_ID,
        guest_email="",
        currency="VND",
        total_incl_tax=total,
        total_excl_tax=total,
        shipping_incl_tax=to_decimal(DELIVERY),
        shipping_excl_tax=to_decimal(DELIVERY),
        status=settings.OSCAR_INITIAL_ORDER_STATUS,
        date_placed=clock.now() - timedelta(minutes=lot.randint(30 * 24 * 60, DAYS_BACK * 24 * 60)),
    )


def _line(order: Any, _number: int, _lot: random.Random, record: Any, quantity: int) -> Any:
    price, whole = record.price, to_decimal(to_dong(record.price) * quantity)
    return get_model("order", "Line")(
        order=order,
        partner=record.partner,
        partner_name=record.partner.name,
        partner_sku=record.partner_sku,
        product=record.product,
        stockrecord=record,
        title=record.product.title,
        upc=record.product.upc,
        quantity=quantity,
        num_allocated=0,
        line_price_incl_tax=whole,
        line_price_excl_tax=whole,
        line_price_before_discounts_incl_tax=whole,
        line_price_before_discounts_excl_tax=whole,
        unit_price_incl_tax=price,
        unit_price_excl_tax=price,
    )


def _purchase(order: Any, commune: Commune | None) -> Purchase:
    return Purchase(
        order=order,
        checkout_key=order.number,
        token_hash=order.number,
        token_expires_at=order.date_placed,
        recipient="Người mua thử",
        phone="+84900000999",
        commune=commune,
        method=Method.CASH_ON_DELIVERY,
        goods_dong=to_dong(order.total_incl_tax) - DELIVERY,
        delivery_dong=DELIVERY,
        placed_at=order.date_placed,
    )


def _part(order: Any, shop_id: int, number: int) -> SellerOrder:
    return SellerOrder(
        order=order,
        shop_id=shop_id,
        number=f"{order.number}-1",
        state=State.CANCELLED if number % 12 == 0 else State.COMPLETED,
        goods_dong=to_dong(order.total_incl_tax) - DELIVERY,
        delivery_dong=DELIVERY,
        delivery_method="post",
        placed_at=order.date_placed,
    )
