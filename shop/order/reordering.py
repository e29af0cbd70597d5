"""The same goods again, as far as they are still sold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sellers.orders.models import SellerOrder
from shop.basket.errors import BasketError
from shop.basket.services import add_item
from shop.core.points import Point
from shop.order.purchases.models import Purchase

BEFORE, AFTER = Point("reorder.before"), Point("reorder.after")


@dataclass
class Reordered:
    """`put` went into the basket; `missing` are the names of what is not sold now, or not in that number."""

    put: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def reorder(purchase: Purchase, basket: Any) -> Reordered:
    """Put the goods of `purchase` into `basket`, each at today's price. Each line on its own: what fails is named."""
    done = Reordered()
    BEFORE.reach()
    for line in _lines(purchase):
        try:
            add_item(basket, line.stockrecord, quantity=line.quantity)
        except BasketError:
            done.missing.append(line.title)
        else:
            done.put.append(line.title)
    AFTER.reach()
    return done


def _lines(purchase: Purchase) -> Iterable[Any]:
    parts = SellerOrder.objects.filter(order=purchase.order_id).prefetch_related("lines__line__stockrecord__product")
    lines = (own.line for part in parts.order_by("number") for own in part.lines.all())
    return (line for line in lines if line.stockrecord is not None)
