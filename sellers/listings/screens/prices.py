"""The price screen's rows: each size with its price read back, per weight, and what she receives."""

from dataclasses import dataclass
from typing import Any

from catalog.facts.packs import unit_name
from catalog.facts.unit_prices import unit_price
from sellers.listings.models import Listing
from sellers.listings.screens.forms import PriceForm
from sellers.listings.words import dong_in_words
from sellers.payouts.shares import Share, share_of
from shop.core import clock, formats
from shop.core.money import to_dong


@dataclass(frozen=True)
class PricedRow:
    form: PriceForm
    unit: str
    size: str
    price: int
    echo: str
    share: Share | None


def priced_rows(listing: Listing, forms: list[PriceForm]) -> list[PricedRow]:
    """`price` in đồng as it is stored, 0 where there is none yet."""
    facts = listing.product.facts
    return [_row(listing, form, facts) for form in forms]


def _row(listing: Listing, form: PriceForm, facts: Any) -> PricedRow:
    price = to_dong(form.record.price)
    own = getattr(form.record.product, "facts", facts)
    share = share_of(price, kind=listing.shop.kind, day=clock.today()) if price else None
    return PricedRow(
        form=form,
        unit=unit_name(facts.unit),
        size=own.size_label,
        price=price,
        echo=_echo(price, own) if price else "",
        share=share,
    )


def _echo(price: int, facts: Any) -> str:
    """In words where the page is Vietnamese, and by the kilogram or litre where the weight is known."""
    told = [dong_in_words(price)] if formats.is_vietnamese() else [formats.dong(price)]
    told.append(formats.unit_price(*unit_price(price, facts.net_weight, by_volume=facts.by_volume)))
    return " · ".join(part for part in told if part)
