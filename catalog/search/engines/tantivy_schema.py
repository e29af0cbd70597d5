"""The index's fields, and a document written into them. A change here asks for `reindex`: raise VERSION with it."""

import json
from datetime import UTC, date, datetime

import tantivy

from catalog.search.cards import stored_card
from catalog.search.document import Document
from catalog.search.facets import category_labels, label
from catalog.search.text import english_text, exact_text, folded_text, joined_text

VERSION = 4

# Searched text: without accents, and again with them where an exact accent must rank first.
TEXTS = (
    "title",
    "title_exact",
    "kind",
    "kind_exact",
    "where",
    "where_exact",
    "body",
    "title_en",
    "kind_en",
    "body_en",
    "joined",
)
# Raw words: filtered by, and counted for facets. The `_named` ones carry the label, so that a facet needs no look-up.
RAW = ("province", "commune", "category", "seller", "province_named", "commune_named", "category_named", "seller_named")
NUMBERS = (
    "key",
    "price",
    "prices",
    "there",
    "stars",
    "stars_since",
    "stars_until",
    "vouched_until",
    "season",
    "stock",
    "since",
)


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, stored=False)
    for name in RAW:
        builder.add_text_field(name, stored=False, fast=True, tokenizer_name="raw")
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def to_tantivy(document: Document) -> tantivy.Document:
    row = tantivy.Document()
    for name, text in _texts(document).items():
        row.add_text(name, text)
    for name, values in _raw(document).items():
        for value in values:
            row.add_text(name, value)
    for name, numbers in _numbers(document).items():
        for number in numbers:
            row.add_integer(name, number)
    row.add_bytes("card", json.dumps(stored_card(document), ensure_ascii=False, separators=(",", ":")).encode())
    return row


def _texts(document: Document) -> dict[str, str]:
    kind = " . ".join([*document.tags, *(each.name for each in document.categories)])
    sizes = " ".join(size.label for size in document.sizes)
    where = [f"{place.kind} {place.name}" for place in (document.commune, document.province) if place]
    where += [document.former_province, document.seller.name if document.seller else ""]
    return {
        "title": folded_text(document.title),
        "title_exact": exact_text(document.title),
        "kind": folded_text(f"{kind} {sizes}"),
        "kind_exact": exact_text(kind),
        "where": folded_text(" . ".join(where)),
        "where_exact": exact_text(" . ".join(where)),
        "body": folded_text(document.text),
        "title_en": english_text(document.title_en),
        "kind_en": english_text(" ".join(each.name_en for each in document.categories)),
        "body_en": english_text(document.text_en),
        "joined": joined_text(document.title, *document.tags, *(each.name for each in document.categories), *where),
    }


def _raw(document: Document) -> dict[str, list[str]]:
    raw = {
        "category": [each.slug for each in document.categories],
        "category_named": category_labels(document.categories),
    }
    if document.province:
        raw["province"] = [document.province.slug]
        raw["province_named"] = [label(document.province.slug, document.province.name)]
    if document.commune:
        raw["commune"] = [document.commune.slug]
        raw["commune_named"] = [label(document.commune.slug, document.commune.name)]
    if document.seller:
        raw["seller"] = [document.seller.slug]
        raw["seller_named"] = [label(document.seller.slug, document.seller.name)]
    return raw


def _numbers(document: Document) -> dict[str, list[int]]:
    numbers = {
        "key": [document.key],
        "price": [document.sizes[0].price],
        "prices": sorted({size.price for size in document.sizes}),
        "season": list(document.season),
        "stock": [document.stock],
        "there": [1] if document.stock else [],
        "vouched_until": [_last_day(document)],
        "since": [int((document.since or datetime.fromtimestamp(0, UTC)).timestamp())],
    }
    if document.stars:
        numbers |= {
            "stars": [document.stars.count],
            "stars_since": [document.stars.since.toordinal()],
            "stars_until": [document.stars.until.toordinal()],
        }
    return numbers


def _last_day(document: Document) -> int:
    """Of the branch's word, as an ordinal; without a word nothing is shown, without a seller there is none to ask."""
    if document.seller is None:
        return date.max.toordinal()
    return document.seller.vouched_until.toordinal() if document.seller.vouched_until else 0
