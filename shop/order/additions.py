"""More goods for an order that stands: written to its lines, its parts and its sums in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from oscar.core.loading import get_model

from sellers.orders.growing import add_to_part
from sellers.orders.models import SellerOrder
from sellers.stock.services import Wanted, reserve_stock
from shop.basket.parcels import Parcel
from shop.core import audit
from shop.core.money import to_decimal
from shop.order.purchases.models import Purchase
from shop.order.services import write_lines


@dataclass(frozen=True)
class Growth:
    """What of the basket goes into which part; `more_delivery` đồng where the parcel reaches another weight step."""

    part: SellerOrder
    parcel: Parcel
    more_delivery: int

    @property
    def total(self) -> int:
        return self.parcel.group.goods + self.more_delivery


@transaction.atomic(savepoint=False)
def write_addition(purchase: Purchase, growths: Sequence[Growth], *, by: Any) -> int:
    """Returns the đồng that the purchase costs more. Raises StockGone and WrongStep; then nothing is written."""
    items = [(growth.parcel, item) for growth in growths for item in growth.parcel.group.counted]
    lines = write_lines(purchase.order, items)
    together = list(zip(items, lines, strict=True))
    for growth in growths:
        add_to_part(
            growth.part,
            [line for (parcel, _item), line in together if parcel is growth.parcel],
            goods_dong=growth.parcel.group.goods,
            delivery_dong=growth.more_delivery,
            by=by,
        )
    reserve_stock(
        [Wanted(item.stock_record_id, line, item.quantity) for (_parcel, item), line in together if item.track_stock],
        held_until=None,
    )
    goods = sum(growth.parcel.group.goods for growth in growths)
    delivery = sum(growth.more_delivery for growth in growths)
    _raise_sums(purchase, goods, delivery)
    audit.record("add_to_order", purchase, by=by, goods_dong=goods, delivery_dong=delivery)
    return goods + delivery


def _raise_sums(purchase: Purchase, goods: int, delivery: int) -> None:
    Purchase.objects.filter(pk=purchase.pk).update(
        goods_dong=F("goods_dong") + goods, delivery_dong=F("delivery_dong") + delivery
    )
    more, more_delivery = to_decimal(goods + delivery), to_decimal(delivery)
    get_model("order", "Order").objects.filter(pk=purchase.order_id).update(
        total_incl_tax=F("total_incl_tax") + more,
        total_excl_tax=F("total_excl_tax") + more,
        shipping_incl_tax=F("shipping_incl_tax") + more_delivery,
        shipping_excl_tax=F("shipping_excl_tax") + more_delivery,
    )
