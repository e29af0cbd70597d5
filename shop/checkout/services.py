"""Placing an order: the one moment at which everything is asked again and written, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.crypto import salted_hmac
from oscar.core.loading import get_model

from shop.basket.contents import Contents
from shop.basket.parcels import Parcel, discounts_of, parcels_of, to_pay
from shop.basket.selectors import contents_of
from shop.checkout import errors, notices
from shop.checkout.review import bill_of, dearer_than_seen, fingerprint
from shop.core import clock
from shop.core.formats import dong
from shop.core.points import Point
from shop.order.purchases.models import Purchase
from shop.order.services import Buyer, Terms, write_purchase
from shop.payment.services import deposit_of, held_unpaid_until, method_by_code, open_payment

SELLERS_LANGUAGE = "vi"
BASKET_TAKEN, AFTER_WRITING = Point("placing.basket_taken"), Point("placing.after_writing")
BEFORE_COMMIT = Point("placing.before_commit")


@dataclass(frozen=True)
class Asked:
    """What the buyer sent: her basket, where to, how; and what she had before her eyes when she pressed the button.

    `key` is what the page carried (see `checkout_key`), `seen_goods` its `fingerprint`, `seen_total` its sum in đồng,
    `seen_prices` what stood beside each thing (all three in review.py).
    """

    basket: Any
    key: str
    buyer: Buyer
    delivery: Mapping[str, str]
    method: str
    seen_goods: str
    seen_total: int
    seen_prices: str = ""


@dataclass(frozen=True)
class Placed:
    """`token` opens the order for a guest; empty when an earlier send of the same checkout had placed it already.

    `cheaper_by`: đồng that it came out lower than the page had said.
    """

    purchase: Purchase
    token: str = ""
    cheaper_by: int = 0

    @property
    def is_new(self) -> bool:
        return bool(self.token)


def checkout_key(basket: Any) -> str:
    """One key a basket, the same in every tab: a basket becomes at most one order. Only its owner's pages carry it."""
    return salted_hmac("checkout", str(basket.pk), algorithm="sha256").hexdigest()


@transaction.atomic
def place_order(asked: Asked) -> Placed:
    """Write the order, or find the one that an earlier send of this checkout wrote.

    Prices, stock and whether each thing may be sold are read inside the transaction. The basket is taken by one guarded
    update and never given back once it has an order. Raises CheckoutError, MethodNotOffered or StockGone: then nothing
    was written.
    """
    if asked.basket.pk is None or asked.key != checkout_key(asked.basket):
        return _placed_before(asked)
    if not _take(asked.basket):
        return _placed_before(asked)
    BASKET_TAKEN.reach()
    with translation.override(SELLERS_LANGUAGE):  # what is written down is what the seller will pack by
        contents = contents_of(asked.basket, pictured=False, phone=asked.buyer.phone)
        parcels = _parcels(contents, asked)
    total = _agreed_total(asked, contents, parcels)
    bill = bill_of(
        total,
        parcels,
        person=asked.buyer.person,
        phone=asked.buyer.phone,
        address_key=asked.buyer.address_key,
    )
    method = method_by_code(asked.method, bill, placing=True)
    deposit = deposit_of(method, bill)
    held_until = held_unpaid_until(method, deposit=deposit)
    terms = Terms(method.code, asked.key, held_until, awaiting=held_until is not None)
    discounts = discounts_of(contents, parcels)
    purchase, token = write_purchase(asked.basket, parcels, buyer=asked.buyer, terms=terms, discounts=discounts)
    AFTER_WRITING.reach()
    payment = open_payment(purchase, deposit=deposit, expires_at=held_until)
    notices.tell_buyer(payment, parcels, token)
    BEFORE_COMMIT.reach()
    return Placed(purchase, token, asked.seen_total - total)


def _parcels(contents: Contents, asked: Asked) -> list[Parcel]:
    commune = asked.buyer.commune
    return parcels_of(contents, commune.province_id, asked.delivery, commune=commune.pk)


def find_placed(key: str, *, person: Any) -> Placed | None:
    """The order that this key became. Raises NotYourCheckout if another person placed it."""
    purchase = Purchase.objects.select_related("order").filter(checkout_key=key).first() if key else None
    if purchase is None:
        return None
    if purchase.placed_by_id is not None and (person is None or purchase.placed_by_id != person.pk):
        raise errors.NotYourCheckout
    return Placed(purchase)


def _take(basket: Any) -> bool:
    """From open to submitted, once: the second of two sends waits here for the first, then finds it taken."""
    Basket = get_model("basket", "Basket")
    return bool(
        Basket.objects.filter(pk=basket.pk, status=Basket.OPEN).update(
            status=Basket.SUBMITTED, date_submitted=clock.now()
        )
    )


def _placed_before(asked: Asked) -> Placed:
    earlier = find_placed(asked.key, person=asked.buyer.person)
    if earlier is None:
        raise errors.NotYourCheckout
    return earlier


def _agreed_total(asked: Asked, contents: Contents, parcels: list[Parcel]) -> int:
    """The sum in đồng that she has seen or a lower one; anything else she must see first."""
    if not contents.items:
        raise errors.NothingToOrder
    if contents.blocked:
        raise errors.BasketNeedsMending(contents.blocked)
    if fingerprint(contents) != asked.seen_goods:
        raise errors.ReviewAgain.goods()
    for parcel in parcels:
        if parcel.chosen is None:
            raise errors.ChooseDelivery(parcel.group.shop.name)
    if not asked.buyer.street and any(parcel.is_carried for parcel in parcels):
        raise errors.StreetMissing
    if dearer := dearer_than_seen(contents, asked.seen_prices):
        raise errors.ReviewAgain.prices(dearer)
    total = to_pay(parcels)
    if total > asked.seen_total:
        lost = [f"{note.code}: {note.problem}" for note in contents.vouchers if note.problem]
        raise errors.ReviewAgain.total(dong(asked.seen_total), dong(total), because=" ".join(lost))
    return total
