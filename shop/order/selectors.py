"""Reading purchases for the buyer's pages."""

from typing import Any

from django.db.models import QuerySet

from sellers.orders.models import SellerOrder
from sellers.orders.selectors import parts_of_order
from shop.order.purchases.models import Purchase

MOST_LISTED = 100


def purchase_by_number(number: str) -> Purchase | None:
    """With order, place and person; one query. Letters are compared as printed, whatever case was typed."""
    return (
        Purchase.objects.select_related("order", "commune__province", "placed_by", "invoice")
        .filter(order__number=number.strip().upper())
        .first()
    )


def purchases_of(person: Any) -> QuerySet[Purchase]:
    """Newest first, with the state and the shop of each part; three queries in all."""
    return (
        Purchase.objects.filter(placed_by=person)
        .select_related("order")
        .prefetch_related("order__seller_orders__shop")
        .order_by("-placed_at")[:MOST_LISTED]
    )


def parts_with_goods(order: Any) -> list[SellerOrder]:
    """The sellers' parts with all that the order's page shows of them."""
    return list(parts_of_order(order).prefetch_related("lines__line__product__parent", "lines__line__attributes"))
