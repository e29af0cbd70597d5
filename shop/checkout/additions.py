"""What lies in the basket may join an order that is not packed yet: same address, one parcel, no second fee.

Only for orders that are paid at the door without a deposit: there nothing has been paid that would have to be topped
up. An order paid ahead is left as it is, and a new one is placed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from sellers.delivery.models import terms_of
from sellers.orders.growing import CAN_GROW
from sellers.orders.models import SellerOrder
from shop.basket.contents import Contents, Group
from shop.basket.parcels import Parcel, goods_of_item
from shop.basket.selectors import contents_of, goods_of
from shop.checkout import errors
from shop.checkout.review import fingerprint
from shop.checkout.services import SELLERS_LANGUAGE
from shop.core.formats import dong
from shop.core.locks import lock_row
from shop.core.points import Point
from shop.order.additions import Growth, write_addition
from shop.order.purchases.models import Purchase
from shop.payment.attempts.models import Payment
from shop.payment.errors import MethodNotOffered
from shop.payment.methods.base import Bill
from shop.payment.services import COD, deposit_of, method_by_code
from shop.shipping.loads import Place
from shop.shipping.repository import delivery_choices

TAKEN, BEFORE_COMMIT = Point("add_to_order.basket_taken"), Point("add_to_order.before_commit")


@dataclass(frozen=True)
class Addition:
    """What could go into `purchase`, a growth a seller; `total` đồng more to pay at the door."""

    purchase: Purchase
    growths: tuple[Growth, ...]
    seen_goods: str

    @property
    def total(self) -> int:
        return sum(growth.total for growth in self.growths)

    @property
    def more_delivery(self) -> int:
        return sum(growth.more_delivery for growth in self.growths)


def addition_for(person: Any, remembered: Collection[int], contents: Contents) -> Addition | None:
    """The newest open order of this person, or of those this browser opened, that goods of the basket could join.

    None where there is none, or where vouchers and offers are at work: those belong to an order of its own.
    """
    if not contents.parcels or contents.blocked or contents.discounts or contents.vouchers:
        return None
    mine = Purchase.objects.filter(placed_by=person) if person else Purchase.objects.filter(pk__in=remembered)
    shops = [group.shop.pk for group in contents.parcels]
    parts = SellerOrder.objects.filter(state__in=CAN_GROW, shop__in=shops, order__purchase__in=mine)
    open_payments = Payment.objects.filter(method=COD, deposit_dong=0, received_dong=0, purchase__in=mine)
    purchase = (
        Purchase.objects.filter(order__seller_orders__in=parts, payment__in=open_payments)
        .select_related("order", "commune__province", "placed_by")
        .order_by("-placed_at")
        .first()
    )
    return _addition(purchase, contents) if purchase else None


@transaction.atomic
def add_to_order(purchase: Purchase, basket: Any, *, seen_goods: str, seen_total: int) -> int:
    """Move what the basket holds of this order's sellers into their parts. Returns the đồng that are added.

    For who may open the order. A second send finds the basket's lines gone and is told so.
    Raises CheckoutError, MethodNotOffered, StockGone, WrongStep; then nothing was changed.
    """
    payment = lock_row(Payment.objects.all(), Payment.objects.get(purchase=purchase).pk)
    with translation.override(SELLERS_LANGUAGE):
        contents = contents_of(basket, pictured=False)
        addition = _addition(purchase, contents) if contents.items and not contents.blocked else None
    if addition is None or addition.seen_goods != seen_goods or not _take(basket, addition):
        raise errors.ReviewAgain.goods()
    TAKEN.reach()
    if addition.total > seen_total:
        raise errors.ReviewAgain.total(dong(seen_total), dong(addition.total))
    if payment.method != COD or payment.deposit_dong or payment.received_dong:
        raise MethodNotOffered(_("This order is paid ahead, so nothing can be added to it. Please order anew."))
    _require_promise(addition, payment)
    more = write_addition(purchase, addition.growths, by=purchase.placed_by)
    Payment.objects.filter(pk=payment.pk).update(due_dong=F("due_dong") + more)
    BEFORE_COMMIT.reach()
    return more


def _addition(purchase: Purchase, contents: Contents) -> Addition | None:
    parts = {part.shop_id: part for part in _growing_parts(purchase)}
    groups = [group for group in contents.parcels if group.shop.pk in parts]
    found = [_growth(parts[group.shop.pk], group, purchase, number) for number, group in enumerate(groups, start=1)]
    growths = tuple(growth for growth in found if growth is not None)
    return Addition(purchase, growths, fingerprint(contents)) if growths else None


def _growing_parts(purchase: Purchase) -> Sequence[SellerOrder]:
    facts = ("product__facts", "product__product_class", "product__parent__facts", "product__parent__product_class")
    return list(
        SellerOrder.objects.filter(order_id=purchase.order_id, state__in=CAN_GROW).prefetch_related(
            "lines__line", *(f"lines__line__{each}" for each in facts)
        )
    )


def _growth(part: SellerOrder, group: Group, purchase: Purchase, number: int) -> Growth | None:
    """By the way that the parcel goes already; None where all together would not go that way."""
    held = [goods_of(own.line.product, own.line.quantity) for own in part.lines.all() if own.line.product]
    added = [goods_of_item(item) for item in group.counted]
    origin = Place(group.shop.commune.province_id, group.shop.commune_id)
    to = Place(purchase.commune.province_id, purchase.commune_id)
    choices = delivery_choices([*held, *added], origin, to, terms=terms_of(group.shop))
    way = next((each for each in choices if each.code == part.delivery_method and not each.impossible), None)
    if way is None:
        return None
    return Growth(part, Parcel(number, group, tuple(choices), way), max(way.fee - part.delivery_dong, 0))


def _take(basket: Any, addition: Addition) -> bool:
    """Each line leaves the basket once: of two sends the second finds fewer."""
    taken = [item.line_id for growth in addition.growths for item in growth.parcel.group.counted]
    if not basket.pk or basket.status != basket.OPEN:
        return False
    deleted: Mapping[str, int] = basket.lines.filter(pk__in=taken).delete()[1]
    return deleted.get("basket.Line", 0) == len(taken)


def _require_promise(addition: Addition, payment: Payment) -> None:
    """The limits of cash hold for what is added, and for the order as it would be."""
    purchase = addition.purchase
    shops = [growth.parcel.group.shop for growth in addition.growths]
    bill = Bill(addition.total, shops, purchase.placed_by, purchase.phone, purchase.address_key)
    method = method_by_code(COD, bill, placing=True)
    whole = Bill(payment.due_dong + addition.total, shops)
    if refusal := method.refusal(whole):
        raise MethodNotOffered(refusal)
    if deposit_of(method, whole):
        raise MethodNotOffered(_("Together this would need a deposit. Please place it as an order of its own."))
