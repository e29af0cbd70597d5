"""A product as the index holds it: all that a card shows and all that is searched, in few queries for many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from oscar.core.loading import get_model

from catalog.categories import Tree, category_tree
from catalog.certificates.selectors import valid_certificates_for
from catalog.search.sources import SellerFacts, seller_facts
from catalog.selectors import first_pictures, free_stock, stock_records_of
from shop.core import clock
from shop.core.money import to_dong
from shop.core.text import slug

BATCH = 500
ANSWERS_UNKNOWN = 80
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
    ids = list(_public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        found, _gone = documents_for(ids[start : start + BATCH])
        yield from found


def count_public() -> int:
    """How many products are public; fewer are on sale where a shop is closed or has no price."""
    return int(_public().count())


def documents_for(product_ids: Iterable[int]) -> tuple[list[Document], list[int]]:
    """Documents of the products on sale among these, and the keys of those that are not. A size stands for its product.

    Eight queries, and those of the seller source, however many products are asked for.
    """
    Product = get_model("catalogue", "Product")
    asked = list(product_ids)
    parents = dict(Product.objects.filter(pk__in=asked).values_list("pk", "parent_id"))
    keys = {parents.get(pk) or pk for pk in asked}
    products = list(_public().filter(pk__in=keys).select_related("facts", "origin__commune__province").order_by("pk"))
    sellers = seller_facts(product.pk for product in products)
    products = [product for product in products if product.pk in sellers and sellers[product.pk].open]
    parts = _Parts([product.pk for product in products], sellers)
    found = [parts.document(product) for product in products if parts.sizes[product.pk]]
    return found, sorted(keys - {document.key for document in found})


def _public() -> Any:
    Product = get_model("catalogue", "Product")
    return Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)


class _Parts:
    """What is joined to a batch of products, each kind read once."""

    def __init__(self, ids: list[int], sellers: Mapping[int, SellerFacts]) -> None:
        self.sellers = sellers
        self.tree: Tree = category_tree()
        self.sizes = _sizes(ids)
        self.pictures = first_pictures(ids)
        self.categories: dict[int, int] = dict(
            get_model("catalogue", "ProductCategory")
            .objects.filter(product_id__in=ids)
            .order_by("-pk")
            .values_list("product_id", "category_id")
        )
        self.certificates = valid_certificates_for(ids, clock.today())

    def document(self, product: Any) -> Document:
        facts = getattr(product, "facts", None)
        origin = getattr(product, "origin", None)
        node = self.tree.by_pk(self.categories.get(product.pk))
        line = self.tree.line(node) if node else []
        certificate = self.certificates.get(product.pk)
        return Document(
            key=product.pk,
            slug=product.slug,
            title=product.title,
            title_en=facts.title_en if facts else "",
            sizes=_shown_first(self.sizes[product.pk], facts.net_weight if facts else None),
            categories=tuple(CategoryName(each.slug, each.name, each.name_en) for each in line),
            province=_place(origin.commune.province) if origin else None,
            commune=_place(origin.commune) if origin else None,
            former_province=origin.former_province if origin else "",
            seller=self.sellers.get(product.pk),
            stars=Stars(certificate.stars, certificate.issued_on, certificate.expires_on) if certificate else None,
            season=tuple(facts.season_months) if facts else (),
            tags=tuple(facts.tags) if facts else (),
            text=_joined(facts, product.description, "summary_vi", "culture_note"),
            text_en=_joined(facts, "", "summary_en", "description_en"),
            unit=facts.unit if facts else "",
            by_weight=bool(line and line[0].by_weight),
            by_volume=bool(facts and facts.by_volume),
            picture=self.pictures.get(product.pk, ""),
            since=product.date_created,
        )


def _sizes(ids: list[int]) -> dict[int, list[Size]]:
    """By public product, in the order they were written; its own stock record where it has no sizes."""
    sizes: dict[int, list[Size]] = defaultdict(list)
    for record in stock_records_of(ids):
        facts = getattr(record.product, "facts", None)
        label, weight = (facts.size_label, facts.net_weight) if facts else ("", None)
        sizes[record.product.parent_id or record.product_id].append(
            Size(label, to_dong(record.price), free_stock(record), weight)
        )
    return sizes


def _shown_first(sizes: list[Size], own_weight: int | None) -> tuple[Size, ...]:
    """The product's own weight names the size that a card shows; if it is sold out, the first that is not."""
    return tuple(sorted(sizes, key=lambda size: (size.stock == 0, size.net_weight != own_weight)))


def _place(row: Any) -> Place:
    return Place(slug(row.name), row.name, row.kind)


def _joined(facts: Any, first: str, *names: str) -> str:
    return "\n".join(part for part in [first, *(getattr(facts, name, "") for name in names)] if part)
