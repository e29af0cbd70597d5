"""The shared fields as tantivy keeps them. A change of fields asks for `reindex`: raise their VERSION."""

import json

import tantivy

from catalog.search.document import Document
from catalog.search.indexed import NAMES, NUMBERS, RAW, TEXTS, VERSION, Written, written

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


def to_tantivy(document: Document | Written) -> tantivy.Document:
    fields = written(document)
    card = json.dumps(fields.card, ensure_ascii=False, separators=(",", ":")).encode()
    return tantivy.Document.from_dict(
        {**fields.texts, **fields.names, **fields.raw, **fields.numbers, "card": card}, _SCHEMA
    )


_SCHEMA = build_schema()
