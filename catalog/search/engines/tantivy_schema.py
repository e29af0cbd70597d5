"""The shared fields as tantivy keeps them. A change of fields asks for `reindex`: raise their VERSION."""

import json

import tantivy

from catalog.search.cards import stored_card
from catalog.search.document import Document
from catalog.search.indexed import NAMES, NUMBERS, RAW, TEXTS, VERSION, names_of, numbers_of, raw_of, texts_of

__all__ = ["VERSION", "build_schema", "to_tantivy"]


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in TEXTS:
        builder.add_text_field(name, stored=False)
    for name in NAMES:
        builder.add_text_field(name, stored=False, tokenizer_name="raw", index_option="basic")
    for name in RAW:
        builder.add_text_field(name, stored=False, fast=True, tokenizer_name="raw")
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


def to_tantivy(document: Document) -> tantivy.Document:
    row = tantivy.Document()
    for name, text in texts_of(document).items():
        row.add_text(name, text)
    for name, values in (names_of(document) | raw_of(document)).items():
        for value in values:
            row.add_text(name, value)
    for name, numbers in numbers_of(document).items():
        for number in numbers:
            row.add_integer(name, number)
    row.add_bytes("card", json.dumps(stored_card(document), ensure_ascii=False, separators=(",", ":")).encode())
    return row
