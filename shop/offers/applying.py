"""Oscar's applicator over lines that are read already: all its benefits and conditions, rounded to whole đồng.

Oscar asks each range for each line, and each condition and benefit for its range; here a range is asked once for all
lines. What an offer gives in fractions is rounded down as a whole and shared by largest remainder (TRUST, T29).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from oscar.core.loading import get_class

from shop.core.money import split_within, to_decimal, whole_dong
from shop.offers.discounts import DeliveryOffer, Discount

FINE = 10_000  # parts of a đồng in which Oscar's shares are exact: price × percent with two decimals


@dataclass(frozen=True)
class PricedLine:
    """Oscar's basket line with product and stock record read, its price in đồng a piece, and whose goods it holds."""

    line: Any
    price: int
    shop_pk: int

    @property
    def total(self) -> int:
        return self.price * int(self.line.quantity)


def apply_offers(
    basket: Any, lines: Sequence[PricedLine], offers: Sequence[Any]
) -> tuple[list[Discount], list[DeliveryOffer]]:
    """What `offers` take off `lines`, the highest priority first; on goods, and on delivery once its fee is known.

    An offer carries `funded_by` (pk of a shop or None) and, where it came by one, its voucher (`set_voucher`).
    """
    for offer in offers:
        _ask_ranges_once(offer, lines)
    _price(lines)
    basket._lines = [each.line for each in lines]
    get_class("offer.applicator", "Applicator")().apply_offers(basket, offers)
    return _on_goods(basket.offer_applications, lines), _on_delivery(basket.offer_applications)


def budget_left(offer: Any) -> int | None:
    """Đồng that its ceiling still allows; None where it has none."""
    if not offer.max_discount:
        return None
    return max(0, int(offer.max_discount - offer.total_discount))


def _on_goods(applications: Iterable[Mapping[str, Any]], lines: Sequence[PricedLine]) -> list[Discount]:
    room = [each.total for each in lines]
    found = []
    for applied in applications:
        if not applied["result"].affects_basket:
            continue
        offer = applied["offer"]
        weights = [int(_given_by(offer, each.line) * FINE) for each in lines]
        left = budget_left(offer)
        asked = int(whole_dong(applied["discount"]))
        parts = split_within(asked if left is None else min(asked, left), weights, room)
        if not any(parts):
            continue
        room = [had - part for had, part in zip(room, parts, strict=True)]
        shares = {each.line.pk: part for each, part in zip(lines, parts, strict=True) if part}
        found.append(_discount(applied, amount=sum(parts), shares=shares))
    return found


def _on_delivery(applications: Iterable[Mapping[str, Any]]) -> list[DeliveryOffer]:
    return [
        DeliveryOffer(applied["offer"], _discount(applied, on_delivery=True), budget_left(applied["offer"]))
        for applied in applications
        if applied["result"].affects_shipping
    ]


def _discount(
    applied: Mapping[str, Any], *, amount: int = 0, on_delivery: bool = False, shares: Any = None
) -> Discount:
    offer, voucher = applied["offer"], applied["voucher"]
    return Discount(
        name=voucher.name if voucher else offer.name,
        code=voucher.code if voucher else "",
        amount=amount,
        shop_pk=offer.funded_by,
        offer_id=offer.pk,
        voucher_id=voucher.pk if voucher else None,
        times=applied["freq"],
        on_delivery=on_delivery,
        shares=shares or {},
    )


def _given_by(offer: Any, line: Any) -> Decimal:
    return sum(
        (each.amount for each in line.discounts if each.offer is not None and each.offer.pk == offer.pk), Decimal(0)
    )


def _price(lines: Sequence[PricedLine]) -> None:
    """Tells Oscar's lines their price, which each would ask a strategy for."""
    PurchaseInfo = get_class("partner.strategy", "PurchaseInfo")
    FixedPrice = get_class("partner.prices", "FixedPrice")
    for each in lines:
        each.line.clear_discount()
        price = FixedPrice(each.line.price_currency, to_decimal(each.price), tax=Decimal(0))
        each.line._info = PurchaseInfo(price=price, availability=None, stockrecord=each.line.stockrecord)


def _ask_ranges_once(offer: Any, lines: Sequence[PricedLine]) -> None:
    """Oscar makes its proxies anew at each question, without the range they had; these keep theirs.

    What a seller pays for touches her goods alone, whatever the range says.
    """
    hers = [each.line.product for each in lines if offer.funded_by in (None, each.shop_pk)]
    condition_range, benefit_range = offer.condition.range, offer.benefit.range
    offer.condition = offer.condition.proxy()
    offer.benefit = offer.benefit.proxy()
    for holder, asked in ((offer.condition, condition_range), (offer.benefit, benefit_range)):
        if asked is None:
            continue
        inside = _inside(asked, hers)
        asked.contains_product = lambda product, inside=inside: product.pk in inside
        holder.range = asked


def _inside(asked: Any, products: Sequence[Any]) -> set[int]:
    if asked.proxy:
        return {product.pk for product in products if asked.proxy.contains_product(product)}
    return set(asked.all_products().filter(pk__in=[product.pk for product in products]).values_list("pk", flat=True))
