"""What becomes of the price: the market's commission, tax the market pays in her place, and what she receives.

The ledger will post by this same function, so what she is shown is what she gets (DESIGN, rule 5).
"""

from dataclasses import dataclass
from datetime import date

from sellers.shops.models import Kind

BASIS_POINTS = 10_000


@dataclass(frozen=True)
class Rates:
    """In basis points of the goods' price. In force from `since` until the next row begins."""

    since: date
    commission: int
    vat: int
    income_tax: int
    source: str


# Withheld from households and individuals; cooperatives pay their own tax (FIELD 3.1). A lawyer must confirm the rates.
RATES = (
    Rates(date(2025, 7, 1), commission=500, vat=100, income_tax=50, source="Decree 117/2025/ND-CP; market's rules"),
)


@dataclass(frozen=True)
class Share:
    """Whole đồng; price = commission + vat + income_tax + receives."""

    price: int
    commission: int
    vat: int
    income_tax: int
    commission_bp: int
    vat_bp: int
    income_tax_bp: int

    @property
    def receives(self) -> int:
        return self.price - self.commission - self.vat - self.income_tax


def share_of(price: int, *, kind: str, day: date) -> Share:
    """Of `price` đồng of goods sold on `day` by a shop of this kind. Each part is rounded half up to a đồng."""
    rates = rates_on(day)
    taxed = kind != Kind.COOPERATIVE
    vat, income_tax = (rates.vat, rates.income_tax) if taxed else (0, 0)
    return Share(
        price=price,
        commission=_part(price, rates.commission),
        vat=_part(price, vat),
        income_tax=_part(price, income_tax),
        commission_bp=rates.commission,
        vat_bp=vat,
        income_tax_bp=income_tax,
    )


def rates_on(day: date) -> Rates:
    return max((rates for rates in RATES if rates.since <= day), key=lambda rates: rates.since, default=RATES[0])


def _part(price: int, basis_points: int) -> int:
    return (price * basis_points + BASIS_POINTS // 2) // BASIS_POINTS
