"""Each seller's part as a parcel with its ways of delivery and the one chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from shop.basket.contents import Contents, Group, Item
from shop.core import clock
from shop.shipping.repository import Choice, Goods, chosen_of, delivery_choices


@dataclass(frozen=True)
class Parcel:
    """`chosen` is None where the asked way cannot be had; `number` counts from 1."""

    number: int
    group: Group
    choices: tuple[Choice, ...]
    chosen: Choice | None

    @property
    def field(self) -> str:
        """The form field that carries the choice."""
        return f"delivery-{self.group.shop.pk}"

    @property
    def fee(self) -> int:
        """Delivery in đồng."""
        return self.chosen.fee if self.chosen else 0


def parcels_of(contents: Contents, province: str | None, asked: Mapping[str, str] | None = None) -> list[Parcel]:
    """One parcel a seller. `province` is the code of the place they go to, None while unknown; `asked` holds choices
    by form field, and what is not asked for gets the first way that can be had.
    """
    found = []
    for number, group in enumerate(contents.parcels, start=1):
        choices = delivery_choices(
            [_goods(item) for item in group.counted], group.shop.commune.province_id, province, day=clock.today()
        )
        wanted = (asked or {}).get(f"delivery-{group.shop.pk}")
        found.append(Parcel(number, group, tuple(choices), chosen_of(choices, wanted)))
    return found


def _goods(item: Item) -> Goods:
    return Goods(item.grams, item.quantity, item.perishable, item.keeps_days, item.travels)
