"""What is in a part, in words to pack by: "Cốm Lâm Thượng, 2 gói 500 g"."""

from dataclasses import dataclass
from typing import Any

from catalog.facts.packs import unit_name
from sellers.orders.models import SellerOrder
from shop.core import formats
from shop.core.money import to_dong


@dataclass(frozen=True)
class PackedLine:
    """`pieces` is number, unit and size; `dong` its price before discounts."""

    title: str
    quantity: int
    pieces: str
    dong: int

    def __str__(self) -> str:
        return f"{self.title}, {self.pieces}"


def lines_of(part: SellerOrder) -> list[PackedLine]:
    """Needs the part as `parts_for_shop` reads it; no query."""
    return [_packed(own.line) for own in part.lines.all()]


def _packed(line: Any) -> PackedLine:
    facts = getattr(line.product, "facts", None)
    unit = unit_name(facts.unit) if facts and facts.unit else ""
    size = facts.size_label if facts and facts.size_label not in line.title else ""
    number = str(line.quantity) if formats.is_vietnamese() or not unit else f"{line.quantity} ×"
    pieces = " ".join(word for word in (number, unit, size) if word)
    return PackedLine(line.title, line.quantity, pieces, to_dong(line.line_price_before_discounts_incl_tax))
