"""The whole vocabulary of search: what may be asked, and what every engine answers."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from catalog.facts.unit_prices import UnitOfPrice

PAGE_SIZE = 24
LAST_PAGE = 500
LONGEST_TEXT = 200
EVIDENCE = ("certificate", "story")  # an OCOP certificate that holds today; a published text about the product


@dataclass(frozen=True)
class SearchQuery:
    """Values of one filter are alternatives; different filters all hold. Prices in đồng, ends included."""

    text: str = ""
    province: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    stars: tuple[int, ...] = ()
    season: tuple[int, ...] = ()
    seller: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()  # of EVIDENCE
    in_stock: bool = False
    price_min: int | None = None
    price_max: int | None = None
    within: str = ""  # the category whose page this is: a frame, not one of the reader's filters
    sort: str = ""
    page: int = 1
    page_size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def is_filtered(self) -> bool:
        return replace(self, text="", within="", sort="", page=1, page_size=PAGE_SIZE) != SearchQuery()

    def fits_price(self, price: int) -> bool:
        """True for a price in đồng between the two bounds."""
        return (self.price_min is None or price >= self.price_min) and (
            self.price_max is None or price <= self.price_max
        )


@dataclass(frozen=True)
class Why:
    """The numbers that made a card's place, the weightiest first; `turn` is the day's rotation. Nothing is paid for."""

    text: float = 0.0
    stars: float = 0.0
    season: float = 0.0
    stock: float = 0.0
    answers: float = 0.0
    turn: float = 0.0
    fits: bool = True  # False: of the same kind, but without all that was asked


class Understood(NamedTuple):
    """A filter read out of the words typed, as a chip says it, and the words without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Card:
    """All that a list shows of a product. Prices in đồng; `stars` only while the certificate holds."""

    id: str
    title: str
    url: str
    price: int
    price_from: bool = False
    pack: str = ""
    unit_price_dong: int | None = None
    unit_price_per: UnitOfPrice | None = None
    approx: bool = False
    stars: int | None = None
    seller_slug: str = ""
    seller_name: str = ""
    vouched: bool = False
    stock: int = 0
    sold_out: bool = False
    in_season: bool = False
    picture: str = ""
    commune: str = ""
    province: str = ""
    category: str = ""
    title_parts: tuple[tuple[str, bool], ...] = ()  # with which pieces were looked for; () if none was
    why: Why | None = None  # None where the reader chose another order


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class SortChoice:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Suggestion:
    """`kind`: product, category, place or seller."""

    text: str
    url: str
    kind: str


@dataclass(frozen=True)
class SearchPage:
    query: SearchQuery
    cards: tuple[Card, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    did_you_mean: str = ""
    sorts: tuple[SortChoice, ...] = ()
    understood: tuple[Understood, ...] = ()
    fitting: int = 0  # how many have all that was asked; the rest of `total` is near
    note: str = ""  # what must be said beside what was found: that nothing is a medicine
    why: str = ""  # how the order is made, in one sentence; empty where the reader chose another
    ready: bool = True  # False: nothing could be asked, which is not the same as nothing found

    @property
    def number(self) -> int:
        return self.query.page

    @property
    def pages(self) -> int:
        """How many pages there are; one even when nothing was found."""
        full = -(-self.total // self.query.page_size)
        return max(1, min(full, LAST_PAGE))
