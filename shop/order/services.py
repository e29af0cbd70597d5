"""Writing down a purchase: Oscar's order and lines with few queries, and what Oscar does not know beside it.

Oscar's own OrderCreator asks ten queries a line, reserves without looking and numbers by basket (TRUST, O1, O2, O5):
it is not used. Whoever calls this holds the basket and has asked again what may be sold (shop.checkout.services).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from oscar.core.loading import get_model

from catalog.places.models import Commune
from sellers.orders.opening import Part, open_seller_orders
from sellers.stock.services import Wanted, reserve_stock
from shop.address.keys import address_key
from shop.basket.contents import Item
from shop.basket.parcels import Parcel, to_pay
from shop.core import audit, clock
from shop.core.money import to_decimal
from shop.offers.discounts import Discount
from shop.offers.services import record_use
from shop.order.numbers import hash_of, new_number, new_token
from shop.order.purchases.models import Purchase
from shop.order.wishes import NO_WISHES, Wishes, write_invoice_request
from shop.shipping.methods import method_name

LINK_GOOD_FOR = timedelta(days=90)
COUNTRY = "VN"
CURRENCY = "VND"
PACK = "pack"  # type of the line attribute that says how a piece is sold


@dataclass(frozen=True)
class Buyer:
    """Who gets it, where, and in which language she reads. `person` None: a guest. `phone` is E.164."""

    person: Any
    recipient: str
    phone: str
    email: str
    commune: Commune
    street: str
    landmark: str
    note: str
    language: str
    wishes: Wishes = NO_WISHES

    @property
    def address_key(self) -> str:
        return address_key(self.commune.pk, self.street)


@dataclass(frozen=True)
class Terms:
    """How it is paid, the key that makes a second send harmless, and until when pieces are held (None: for good).

    `awaiting`: sellers are told when money has come.
    """

    method: str
    checkout_key: str
    held_until: Any = None
    awaiting: bool = False


@transaction.atomic(savepoint=False)
def write_purchase(
    basket: Any, parcels: Sequence[Parcel], *, buyer: Buyer, terms: Terms, discounts: Sequence[Discount] = ()
) -> tuple[Purchase, str]:
    """Order, lines, reservation and sellers' parts, all or nothing. Returns the purchase and the guest's token.

    `discounts` are those that the parcels carry; each use is counted here. Raises StockGone, naming what is left, or
    DiscountGone, if somebody was quicker.
    """
    total = to_pay(parcels)
    order = _write_order(basket, parcels, buyer, total)
    items = [(parcel, item) for parcel in parcels for item in parcel.group.counted]
    lines = write_lines(order, items)
    wanted = [
        Wanted(item.stock_record_id, line, item.quantity)
        for (_parcel, item), line in zip(items, lines, strict=True)
        if item.track_stock
    ]
    reserve_stock(wanted, held_until=terms.held_until)
    by_basket_line = {item.line_id: line for (_parcel, item), line in zip(items, lines, strict=True)}
    record_use(order, discounts, person=buyer.person, phone=buyer.phone, lines=by_basket_line)
    token = new_token()
    purchase = _write_purchase(order, parcels, buyer, terms, token)
    if buyer.wishes.invoice:
        write_invoice_request(purchase, buyer.wishes.invoice)
    parts = _parts(parcels, items, lines)
    open_seller_orders(order, parts, placed_at=order.date_placed, awaiting=terms.awaiting)
    audit.record("place_order", order, by=buyer.person, total_dong=total, parts=len(parcels))
    return purchase, token


@transaction.atomic
def renew_link(purchase: Purchase) -> str:
    """A new token for a guest who lost hers; the old one opens nothing from now on."""
    token = new_token()
    Purchase.objects.filter(pk=purchase.pk).update(
        token_hash=hash_of(token), token_expires_at=clock.now() + LINK_GOOD_FOR
    )
    audit.record("renew_link", purchase)
    return token


def _write_order(basket: Any, parcels: Sequence[Parcel], buyer: Buyer, total: int) -> Any:
    off_delivery = sum(each.amount for parcel in parcels for each in parcel.off_delivery)
    delivery = to_decimal(sum(parcel.fee for parcel in parcels) - off_delivery)
    codes = list(dict.fromkeys(parcel.chosen.code for parcel in parcels if parcel.chosen))
    return get_model("order", "Order").objects.create(
        number=new_number(clock.today()),
        site_id=settings.SITE_ID,
        basket=basket,
        user=buyer.person,
        guest_email="" if buyer.person else buyer.email,
        currency=CURRENCY,
        total_incl_tax=to_decimal(total),
        total_excl_tax=to_decimal(total),
        shipping_incl_tax=delivery,
        shipping_excl_tax=delivery,
        shipping_method=", ".join(method_name(code) for code in codes)[:128],
        shipping_code=",".join(codes)[:128],
        shipping_address=_write_address(buyer),
        status=settings.OSCAR_INITIAL_ORDER_STATUS,
        date_placed=clock.now(),
    )


def _write_purchase(order: Any, parcels: Sequence[Parcel], buyer: Buyer, terms: Terms, token: str) -> Purchase:
    return Purchase.objects.create(
        order=order,
        checkout_key=terms.checkout_key,
        token_hash=hash_of(token),
        token_expires_at=order.date_placed + LINK_GOOD_FOR,
        placed_by=buyer.person,
        recipient=buyer.recipient,
        phone=buyer.phone,
        email=buyer.email,
        commune=buyer.commune,
        street=buyer.street,
        landmark=buyer.landmark,
        note=buyer.note,
        address_key=buyer.address_key,
        is_gift=buyer.wishes.is_gift,
        gift_note=buyer.wishes.gift_note,
        method=terms.method,
        goods_dong=sum(parcel.group.goods for parcel in parcels),
        delivery_dong=sum(parcel.fee for parcel in parcels),
        discount_dong=sum(parcel.discount for parcel in parcels),
        language=buyer.language,
        placed_at=order.date_placed,
    )


def _write_address(buyer: Buyer) -> Any:
    """Oscar's dashboard reads this; our own pages read the purchase, which knows the commune by its code."""
    country = get_model("address", "Country")(pk=COUNTRY, printable_name="Việt Nam")  # known: it is not asked for
    return get_model("order", "ShippingAddress").objects.create(
        first_name=buyer.recipient,
        line1=buyer.street or buyer.commune.full_name,
        line2=buyer.landmark,
        line3=buyer.commune.full_name if buyer.street else "",
        line4=buyer.commune.province.name,
        country=country,
        phone_number=buyer.phone,
        notes=buyer.note,
    )


def write_lines(order: Any, items: Sequence[tuple[Parcel, Item]]) -> list[Any]:
    """Oscar's lines with their prices and packs: three queries, however many."""
    Line, LinePrice, LineAttribute = (get_model("order", name) for name in ("Line", "LinePrice", "LineAttribute"))
    lines = Line.objects.bulk_create(_line(Line, order, parcel, item) for parcel, item in items)
    LinePrice.objects.bulk_create(
        LinePrice(
            order=order, line=line, quantity=pieces, price_incl_tax=to_decimal(price), price_excl_tax=to_decimal(price)
        )
        for (_parcel, item), line in zip(items, lines, strict=True)
        for pieces, price in prices_of(item)
    )
    LineAttribute.objects.bulk_create(
        LineAttribute(line=line, type=PACK, value=item.pack)
        for (_parcel, item), line in zip(items, lines, strict=True)
        if item.pack
    )
    return lines


def prices_of(item: Item) -> list[tuple[int, int]]:
    """Pieces and the price each in đồng after the discount; two prices where it does not divide evenly."""
    off_each, cheaper = divmod(item.discount, item.quantity)
    price = item.price - off_each
    prices = [(cheaper, price - 1), (item.quantity - cheaper, price)]
    return [(pieces, price) for pieces, price in prices if pieces]


def _line(Line: Any, order: Any, parcel: Parcel, item: Item) -> Any:
    price, before, total = (to_decimal(dong) for dong in (item.price, item.total, item.total - item.discount))
    return Line(
        order=order,
        partner_id=item.partner_id,
        partner_name=parcel.group.shop.name[:128],
        partner_sku=item.partner_sku,
        stockrecord_id=item.stock_record_id,
        product_id=item.product_id,
        title=item.name_with_size[:255],
        upc=item.upc,
        quantity=item.quantity,
        line_price_incl_tax=total,
        line_price_excl_tax=total,
        line_price_before_discounts_incl_tax=before,
        line_price_before_discounts_excl_tax=before,
        unit_price_incl_tax=price,
        unit_price_excl_tax=price,
        status=settings.OSCAR_INITIAL_LINE_STATUS,
        num_allocated=item.quantity,
    )


def _parts(parcels: Sequence[Parcel], items: Sequence[tuple[Parcel, Item]], lines: Sequence[Any]) -> list[Part]:
    return [
        Part(
            shop=parcel.group.shop,
            lines=[line for (of, _item), line in zip(items, lines, strict=True) if of is parcel],
            goods_dong=parcel.group.goods,
            delivery_dong=parcel.fee,
            delivery_method=parcel.chosen.code if parcel.chosen else "",
            discount_dong=parcel.discount,
            market_funded_dong=parcel.market_discount,
        )
        for parcel in parcels
    ]
