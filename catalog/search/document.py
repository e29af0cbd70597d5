"""A product as the index holds it: all that a card shows and all that is searched, in few queries for many."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from oscar.core.loading import get_model

from catalog.categories import Tree, category_tree
from catalog.certificates.selectors import valid_stars_for
from catalog.search.sources import SellerFacts, seller_facts
from catalog.selectors import first_pictures, size_rows_of
from catalog.stories import told_products
from shop.core import clock
from shop.core.text import slug

BATCH = 500
ANSWERS_UNKNOWN = 80
ANSWER_LEVELS = (70, 90)  # of a hundred orders: what an index keeps is which of these are reached
TURN_DIGITS = 5


@dataclass(frozen=True)
class Size:
    """Price in đồng, weight in grams or millilitres, stock in pieces that are free to buy."""

    label: str
    price: int
    stock: int
    net_weight: int | None


@dataclass(frozen=True)
class Place:
    slug: str
    name: str
    kind: str = ""


@dataclass(frozen=True)
class CategoryName:
    slug: str
    name: str
    name_en: str = ""


@dataclass(frozen=True)
class Stars:
    count: int
    since: date
    until: date


@dataclass(frozen=True)
class Document:
    """`key` is the public product's primary key. `sizes` begins with the one that a card shows."""

    key: int
    slug: str
    title: str
    title_en: str
    sizes: tuple[Size, ...]
    categories: tuple[CategoryName, ...] = ()
    province: Place | None = None
    commune: Place | None = None
    former_province: str = ""
    seller: SellerFacts | None = None
    stars: Stars | None = None
    season: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    text_en: str = ""
    unit: str = ""
    by_weight: bool = False
    by_volume: bool = False
    picture: str = ""
    since: datetime | None = None
    told: bool = False  # a published text speaks of it

    @property
    def stock(self) -> int:
        return sum(size.stock for size in self.sizes)

    @property
    def answers(self) -> int:
        """Of a hundred orders, how many the seller answered in time; one without orders yet stands in between."""
        answered = self.seller.answers if self.seller else None
        return ANSWERS_UNKNOWN if answered is None else answered

    @property
    def turn(self) -> tuple[int, ...]:
        """Its place in the day's rotation among equals: for each binary digit of a mixed key, i if set, else i + 5."""
        mixed = (self.key * 2_654_435_761 >> 7) & 31
        return tuple(digit if mixed >> digit & 1 else digit + TURN_DIGITS for digit in range(TURN_DIGITS))


def all_documents() -> Iterator[Document]:
    """Every product on sale, in batches, ordered by key."""
    keys = public_keys()
    tree = category_tree()
    for start in range(0, len(keys), BATCH):
        yield from _documents(keys[start : start + BATCH], tree)


def public_keys() -> list[int]:
    """Of every public product, in order; of some nothing is on sale."""
    return list(_public().order_by("pk").values_list("pk", flat=True))


def documents_of(keys: Collection[int]) -> list[Document]:
    """Of those among these public products that are on sale."""
    return _documents(keys, category_tree())


def count_public() -> int:
    """How many products are public; fewer are on sale where a shop is closed or has no price."""
    return int(_public().count())


def documents_for(product_ids: Iterable[int]) -> tuple[list[Document], list[int]]:
    """Documents of the products on sale among these, and the keys of those that are not. A size stands for its product.

    Eight queries, and those of the sources above, however many products are asked for.
    """
    asked = list(product_ids)
    parents = dict(get_model("catalogue", "Product").objects.filter(pk__in=asked).values_list("pk", "parent_id"))
    keys = {parents.get(pk) or pk for pk in asked}
    found = _documents(keys, category_tree())
    return found, sorted(keys - {document.key for document in found})


def _documents(keys: Collection[int], tree: Tree) -> list[Document]:
    """Rows come as plain values: model instances would take longer to make than all the rest."""
    rows = [_Row(*values) for values in _public().filter(pk__in=keys).order_by("pk").values_list(*_Row.columns())]
    sellers = seller_facts(row.pk for row in rows)
    open_rows = [row for row in rows if row.pk in sellers and sellers[row.pk].open]
    parts = _Parts([row.pk for row in open_rows], sellers, tree)
    return [parts.document(row) for row in open_rows if parts.sizes[row.pk]]


def _public() -> Any:
    Product = get_model("catalogue", "Product")
    return Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)


class _Row(NamedTuple):
    """A product with its label and origin; None where it has none."""

    pk: int
    slug: str
    title: str
    description: str
    date_created: datetime
    facts__title_en: str | None
    facts__net_weight: int | None
    facts__season_months: list[int] | None
    facts__tags: list[str] | None
    facts__summary_vi: str | None
    facts__culture_note: str | None
    facts__summary_en: str | None
    facts__description_en: str | None
    facts__unit: str | None
    facts__by_volume: bool | None
    origin__former_province: str | None
    origin__commune__name: str | None
    origin__commune__kind: str | None
    origin__commune__province__name: str | None
    origin__commune__province__kind: str | None

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return cls._fields


class _Parts:
    """What is joined to a batch of products, each kind read once."""

    def __init__(self, ids: list[int], sellers: Mapping[int, SellerFacts], tree: Tree) -> None:
        self.sellers = sellers
        self.tree = tree
        self.sizes = _sizes(ids)
        self.pictures = first_pictures(ids)
        self.categories: dict[int, int] = dict(
            get_model("catalogue", "ProductCategory")
            .objects.filter(product_id__in=ids)
            .order_by("-pk")
            .values_list("product_id", "category_id")
        )
        self.stars = valid_stars_for(ids, clock.today())
        self.told = told_products(ids)
        self._lines: dict[int | None, tuple[tuple[CategoryName, ...], bool]] = {}

    def document(self, row: _Row) -> Document:
        line, by_weight = self._line(self.categories.get(row.pk))
        stars = self.stars.get(row.pk)
        return Document(
            key=row.pk,
            slug=row.slug,
            title=row.title,
            title_en=row.facts__title_en or "",
            sizes=_shown_first(self.sizes[row.pk], row.facts__net_weight),
            categories=line,
            province=_place(row.origin__commune__province__name, row.origin__commune__province__kind),
            commune=_place(row.origin__commune__name, row.origin__commune__kind),
            former_province=row.origin__former_province or "",
            seller=self.sellers.get(row.pk),
            stars=Stars(*stars) if stars else None,
            season=tuple(row.facts__season_months or ()),
            tags=tuple(row.facts__tags or ()),
            text=_joined(row.description, row.facts__summary_vi, row.facts__culture_note),
            text_en=_joined(row.facts__summary_en, row.facts__description_en),
            unit=row.facts__unit or "",
            by_weight=by_weight,
            by_volume=bool(row.facts__by_volume),
            picture=self.pictures.get(row.pk, ""),
            since=row.date_created,
            told=row.pk in self.told,
        )

    def _line(self, category: int | None) -> tuple[tuple[CategoryName, ...], bool]:
        """From the group down to the product's own kind, and whether the group is compared by weight."""
        if category not in self._lines:
            node = self.tree.by_pk(category)
            line = self.tree.line(node) if node else []
            names = tuple(CategoryName(each.slug, each.name, each.name_en) for each in line)
            self._lines[category] = names, bool(line and line[0].by_weight)
        return self._lines[category]


def _sizes(ids: list[int]) -> dict[int, list[Size]]:
    """By public product, in the order they were written; its own stock record where it has no sizes."""
    sizes: dict[int, list[Size]] = defaultdict(list)
    for key, price, stock, label, weight in size_rows_of(ids):
        sizes[key].append(Size(label, price, stock, weight))
    return sizes


def _shown_first(sizes: list[Size], own_weight: int | None) -> tuple[Size, ...]:
    """The product's own weight names the size that a card shows; if it is sold out, the first that is not."""
    return tuple(sorted(sizes, key=lambda size: (size.stock == 0, size.net_weight != own_weight)))


@lru_cache(maxsize=5_000)
def _place(name: str | None, kind: str | None) -> Place | None:
    return Place(slug(name), name, kind or "") if name else None


def _joined(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text)
