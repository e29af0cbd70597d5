"""Each seller's part as a parcel with its ways of delivery and the one chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sellers.delivery.models import terms_of
from shop.basket.contents import Contents, Group, Item
from shop.core import clock
from shop.core.money import split_within, to_decimal, to_dong, whole_dong
from shop.offers.discounts import DeliveryOffer, Discount
from shop.shipping.loads import Goods, Place
from shop.shipping.methods import TO_THE_DOOR
from shop.shipping.repository import Choice, chosen_of, delivery_choices


@dataclass(frozen=True)
class Parcel:
    """`chosen` is None where the asked way cannot be had; `number` counts from 1."""

    number: int
    group: Group
    choices: tuple[Choice, ...]
    chosen: Choice | None
    off_delivery: tuple[Discount, ...] = ()

    @property
    def field(self) -> str:
        """The form field that carries the choice."""
        return f"delivery-{self.group.shop.pk}"

    @property
    def is_carried(self) -> bool:
        """Whether it is brought to the buyer's door."""
        return self.chosen is not None and self.chosen.code in TO_THE_DOOR

    @property
    def fee(self) -> int:
        """Delivery in đồng."""
        return self.chosen.fee if self.chosen else 0

    @property
    def discount(self) -> int:
        """Đồng off goods and delivery of this parcel."""
        return self.group.discount + sum(each.amount for each in self.off_delivery)

    @property
    def market_discount(self) -> int:
        """The part of `discount` that the market pays; the seller bears the rest."""
        return self.group.market_discount + sum(each.amount for each in self.off_delivery if each.shop_pk is None)

    @property
    def total(self) -> int:
        """What the buyer pays for this parcel."""
        return self.group.goods + self.fee - self.discount


def parcels_of(
    contents: Contents, province: str | None, asked: Mapping[str, str] | None = None, *, commune: str = ""
) -> list[Parcel]:
    """One parcel a seller. `province` and `commune` are codes of the place they go to, empty while unknown.

    `asked` holds choices by form field; what is not asked for gets the first way that brings it.
    """
    found = []
    to, now = Place(province or "", commune), clock.now()
    for number, group in enumerate(contents.parcels, start=1):
        shop = group.shop
        origin = Place(shop.commune.province_id, shop.commune_id)
        goods = [goods_of_item(item) for item in group.counted]
        choices = delivery_choices(goods, origin, to, terms=terms_of(shop), now=now)
        wanted = (asked or {}).get(f"delivery-{shop.pk}")
        found.append(Parcel(number, group, tuple(choices), chosen_of(choices, wanted)))
    for offer in contents.reckoned.delivery:
        found = _with_cheaper_delivery(found, offer)
    return found


def to_pay(parcels: Sequence[Parcel]) -> int:
    """Đồng for everything: goods and delivery less what is taken off."""
    return sum(parcel.total for parcel in parcels)


def discounts_of(contents: Contents, parcels: Sequence[Parcel]) -> list[Discount]:
    """Everything that is taken off, one entry an offer, delivery after goods."""
    by_offer: dict[int, Discount] = {}
    for each in (each for parcel in parcels for each in parcel.off_delivery):
        sum_so_far = by_offer[each.offer_id].amount if each.offer_id in by_offer else 0
        by_offer[each.offer_id] = replace(each, amount=sum_so_far + each.amount)
    return [*contents.discounts, *by_offer.values()]


def _with_cheaper_delivery(parcels: list[Parcel], offer: DeliveryOffer) -> list[Parcel]:
    """Off the fees of all parcels together, or of hers who pays for it; shared by what each parcel's delivery costs."""
    payer = offer.discount.shop_pk
    fees = [
        parcel.fee - sum(each.amount for each in parcel.off_delivery) if payer in (None, parcel.group.shop.pk) else 0
        for parcel in parcels
    ]
    off = to_dong(whole_dong(offer.offer.shipping_discount(to_decimal(sum(fees)))))
    parts = split_within(off if offer.most is None else min(off, offer.most), fees, fees)
    return [
        replace(parcel, off_delivery=(*parcel.off_delivery, replace(offer.discount, amount=part))) if part else parcel
        for parcel, part in zip(parcels, parts, strict=True)
    ]


def goods_of_item(item: Item) -> Goods:
    """What a fee depends on, of a line of the basket."""
    return Goods(
        item.grams, item.quantity, item.perishable, item.keeps_days, item.travels, item.handling, item.cubic_cm
    )
