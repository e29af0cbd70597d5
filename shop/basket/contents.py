"""What lies in a basket, as pages and the checkout see it: plain values, priced today, grouped by seller."""

from dataclasses import dataclass, field
from typing import Any

from catalog.facts.sending import ShippingClass
from sellers.listings.selectors import Reason
from sellers.shops.models import Shop
from shop.offers.discounts import Discount, Reckoned, VoucherNote


@dataclass(frozen=True)
class Item:
    """A line. Prices are đồng a piece: `price` today, `price_seen` when the buyer last agreed to it.

    `left` is how many pieces can be had now; `grams` is the weight of one piece, None for goods without one.
    """

    line_id: int
    product_id: int
    stock_record_id: int
    partner_id: int
    partner_sku: str
    upc: str
    title: str
    size: str
    pack: str
    slug: str
    picture: str
    quantity: int
    price: int
    price_seen: int
    left: int
    reason: Reason | None
    grams: int | None
    perishable: bool
    keeps_days: int | None
    travels: bool
    track_stock: bool
    handling: str = ShippingClass.DRY
    cubic_cm: int = 0  # of one packed piece, 0 where nobody measured
    discount: int = 0  # đồng off the whole line
    market_discount: int = 0  # the part of it that the market pays

    @property
    def total(self) -> int:
        return self.price * self.quantity

    @property
    def name_with_size(self) -> str:
        """What the seller must pack: the size belongs to the name where there are several."""
        return f"{self.title}, {self.size}" if self.size else self.title

    @property
    def trouble(self) -> str:
        """ "" or one of: closed (not for sale now), gone (sold out), less (fewer left), price (changed since seen)."""
        if self.reason is not None:
            return "closed"
        if self.left <= 0:
            return "gone"
        if self.quantity > self.left:
            return "less"
        return "price" if self.price != self.price_seen else ""

    @property
    def counts(self) -> bool:
        """A line that cannot be sent at all is kept, but not counted."""
        return self.trouble not in ("closed", "gone")


@dataclass(frozen=True)
class Group:
    """What one seller sends: one parcel."""

    shop: Shop
    items: tuple[Item, ...]

    @property
    def counted(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.counts)

    @property
    def goods(self) -> int:
        return sum(item.total for item in self.counted)

    @property
    def discount(self) -> int:
        """Đồng off this seller's goods; delivery apart."""
        return sum(item.discount for item in self.counted)

    @property
    def market_discount(self) -> int:
        return sum(item.market_discount for item in self.counted)


@dataclass(frozen=True)
class Contents:
    """`reckoned` is what offers and vouchers do; `discounts` those on goods."""

    groups: tuple[Group, ...] = ()
    reckoned: Reckoned = field(default_factory=Reckoned)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)

    @property
    def goods(self) -> int:
        return sum(group.goods for group in self.groups)

    @property
    def discounts(self) -> tuple[Discount, ...]:
        return self.reckoned.discounts

    @property
    def vouchers(self) -> tuple[VoucherNote, ...]:
        return self.reckoned.vouchers

    @property
    def parcels(self) -> tuple[Group, ...]:
        """Sellers of whom something can be sent."""
        return tuple(group for group in self.groups if group.counted)

    @property
    def blocked(self) -> tuple[Item, ...]:
        """Lines that must be mended before an order; a changed price only has to be seen."""
        return tuple(item for item in self.items if item.trouble not in ("", "price"))

    def item(self, line_id: int) -> Item | None:
        return next((item for item in self.items if item.line_id == line_id), None)

    def as_confirmed(self) -> list[tuple[int, int]]:
        """Products and quantities in the order of their lines: what a buyer confirms beside the sum."""
        return [(item.product_id, item.quantity) for item in self.items]


def grouped(items: list[Item], shops: dict[int, Any], reckoned: Reckoned | None = None) -> Contents:
    """One group a shop, in the order in which each came into the basket."""
    by_partner: dict[int, list[Item]] = {}
    for item in items:
        by_partner.setdefault(item.partner_id, []).append(item)
    groups = tuple(Group(shops[key], tuple(held)) for key, held in by_partner.items() if key in shops)
    return Contents(groups, reckoned or Reckoned())
