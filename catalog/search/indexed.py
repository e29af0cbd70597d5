"""A document as fields that are searched, filtered and counted: the same for every engine.

Texts stand twice, without marks and with them ("exact"), so that marks that were typed can be asked for. Names (tags,
kinds) stand a third time whole: "hương" the incense is not the "hương" of "nấm hương".
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from catalog.search.cards import stored_card
from catalog.search.document import ANSWER_LEVELS, Document
from catalog.search.facets import category_labels, label
from catalog.search.negations import denials, without_denials, without_denials_en
from catalog.search.text import english_text, words_of

VERSION = 9  # of the fields: an index of another version is built anew

TWICE = ("title", "kind", "group", "where", "who", "body", "denied")
TEXTS = (*(f"{name}{form}" for name in TWICE for form in ("", "_exact")), "title_en", "kind_en", "body_en")
# Whole names and beginnings of titles, in words joined by one space; then what facets filter by and count.
NAMES = ("named", "named_exact", "grouped", "grouped_exact", "begins", "begins_exact", "named_en", "begins_en")
RAW = (
    "province",
    "commune",
    "category",
    "seller",
    "province_named",
    "commune_named",
    "category_named",
    "seller_named",
    "evidence",
)
NUMBERS = (
    "key",
    "price",
    "prices",
    "weights",
    "there",
    "stars",
    "stars_since",
    "stars_until",
    "vouched_until",
    "season",
    "stock",
    "since",
    "answers",
    "turn",
)
LONGEST_BEGINNING = 4  # words
BORDER = "zqz"  # between the parts of a field, so that no phrase reaches over
BETWEEN = f" {BORDER} "
SHORT = 120  # letters of a name: those come again and are remembered, bodies are not


@dataclass(frozen=True)
class Written:
    """A document worked out into fields: plain values that may travel from one process to another."""

    key: int
    texts: dict[str, str]
    names: dict[str, list[str]]
    raw: dict[str, list[str]]
    numbers: dict[str, list[int]]
    card: dict[str, Any]


def written(document: Document | Written) -> Written:
    if isinstance(document, Written):
        return document
    return Written(
        document.key,
        texts_of(document),
        names_of(document),
        raw_of(document),
        numbers_of(document),
        stored_card(document),
    )


def texts_of(document: Document) -> dict[str, str]:
    """Words of a field are parted by one space, its parts by a border so that no phrase reaches over."""
    leaf = [each.name for each in document.categories[-1:]]
    above = [each.name for each in document.categories[:-1]]
    where = [place.name for place in (document.commune, document.province) if place] + [document.former_province]
    written = {
        "title": [document.title],
        "kind": [*document.tags, *leaf],
        "group": above,
        "where": where,
        "who": [document.seller.name] if document.seller else [],
        "denied": denials(document.text).split("."),
        "body": [without_denials(document.text), " ".join(size.label for size in document.sizes)],
    }
    texts = {}
    for name, parts in written.items():
        rows = [_written(part) if len(part) < SHORT else _worked_out(part) for part in parts if part]
        texts[name] = BETWEEN.join([folded for folded, _exact in rows])
        texts[f"{name}_exact"] = BETWEEN.join([exact for _folded, exact in rows])
    texts["title_en"] = english_text(document.title_en)
    texts["kind_en"] = BETWEEN.join([_name_in_english(each.name_en) for each in document.categories if each.name_en])
    texts["body_en"] = english_text(without_denials_en(document.text_en))
    return texts


def names_of(document: Document) -> dict[str, list[str]]:
    """Whole names of what it is, and how its title begins."""
    leaf = document.categories[-1:]
    names = [_written(part) for text in (*document.tags, *(each.name for each in leaf)) for part in _parts(text)]
    above = [_written(part) for each in document.categories[:-1] for part in _parts(each.name)]
    title, title_exact = _written(document.title)
    return {
        "named": list(dict.fromkeys([folded for folded, _exact in names if folded])),
        "named_exact": list(dict.fromkeys([exact for _folded, exact in names if exact])),
        "grouped": list(dict.fromkeys([folded for folded, _exact in above if folded])),
        "grouped_exact": list(dict.fromkeys([exact for _folded, exact in above if exact])),
        "begins": _beginnings(title),
        "begins_exact": _beginnings(title_exact),
        "named_en": [_name_in_english(part) for each in leaf for part in _parts(each.name_en)],
        "begins_en": _beginnings(english_text(document.title_en)),
    }


def raw_of(document: Document) -> dict[str, list[str]]:
    """What facets filter by and count; the `_named` ones carry the label, so that a facet needs no look-up."""
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
    if document.told:
        raw["evidence"] = ["story"]
    return raw


def numbers_of(document: Document) -> dict[str, list[int]]:
    """Prices in đồng, weights in grams or millilitres, days as ordinals, `since` in seconds."""
    numbers = {
        "key": [document.key],
        "price": [document.sizes[0].price],
        "prices": sorted({size.price for size in document.sizes}),
        "weights": sorted({size.net_weight for size in document.sizes if size.net_weight}),
        "season": list(document.season),
        "stock": [document.stock],
        "there": [1] if document.stock else [],
        "vouched_until": [_last_day(document)],
        "since": [int((document.since or datetime.fromtimestamp(0, UTC)).timestamp())],
        "answers": [least for least in ANSWER_LEVELS if document.answers >= least],
        "turn": list(document.turn),
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


def _parts(name: str) -> list[str]:
    """ "Chè, trà" names two things, and both together."""
    pieces = [piece for piece in name.split(",") if piece.strip()]
    return [name, *pieces] if len(pieces) > 1 else pieces


def _worked_out(text: str) -> tuple[str, str]:
    """Folded, and with its marks."""
    words = words_of(text)
    return " ".join([word.folded for word in words]), " ".join([word.exact for word in words])


_written = lru_cache(maxsize=20_000)(_worked_out)
_name_in_english = lru_cache(maxsize=2_000)(english_text)


def _beginnings(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[:many]) for many in range(1, min(LONGEST_BEGINNING, len(words)) + 1)]
