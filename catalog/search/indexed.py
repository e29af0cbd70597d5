"""A document as fields that are searched, filtered and counted: the same for every engine.

Texts stand twice, without marks and with them ("exact"), so that marks that were typed can be asked for. Names (tags,
kinds) stand a third time whole: "hương" the incense is not the "hương" of "nấm hương".
"""

from datetime import UTC, date, datetime

from catalog.search.document import Document
from catalog.search.facets import category_labels, label
from catalog.search.negations import without_denials, without_denials_en
from catalog.search.text import Word, singular, words_of

VERSION = 5  # of the fields: an index of another version is built anew

TWICE = ("title", "kind", "group", "where", "who", "body")
TEXTS = (*(f"{name}{form}" for name in TWICE for form in ("", "_exact")), "title_en", "kind_en", "body_en")
# Whole names and beginnings of titles, in words joined by one space; then what facets filter by and count.
NAMES = ("named", "named_exact", "begins", "begins_exact", "named_en", "begins_en")
RAW = (
    "province",
    "commune",
    "category",
    "seller",
    "province_named",
    "commune_named",
    "category_named",
    "seller_named",
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
        "body": [without_denials(document.text), " ".join(size.label for size in document.sizes)],
    }
    texts = {}
    for name, parts in written.items():
        rows = [words_of(part) for part in parts if part]
        texts[name] = _apart(rows, exact=False)
        texts[f"{name}_exact"] = _apart(rows, exact=True)
    texts["title_en"] = _english(document.title_en)
    texts["kind_en"] = f" {BORDER} ".join(_english(each.name_en) for each in document.categories if each.name_en)
    texts["body_en"] = _english(without_denials_en(document.text_en))
    return texts


def names_of(document: Document) -> dict[str, list[str]]:
    """Whole names of what it is, and how its title begins."""
    leaf = document.categories[-1:]
    whole = [words_of(part) for text in (*document.tags, *(each.name for each in leaf)) for part in _parts(text)]
    title = words_of(document.title)
    begins = [title[:many] for many in range(1, min(LONGEST_BEGINNING, len(title)) + 1)]
    english = _english(document.title_en).split()
    return {
        "named": _joined(whole, exact=False),
        "named_exact": _joined(whole, exact=True),
        "begins": _joined(begins, exact=False),
        "begins_exact": _joined(begins, exact=True),
        "named_en": [_english(part) for each in leaf for part in _parts(each.name_en)],
        "begins_en": [" ".join(english[:many]) for many in range(1, min(LONGEST_BEGINNING, len(english)) + 1)],
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
        "answers": [document.answers],
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


def _apart(rows: list[list[Word]], *, exact: bool) -> str:
    return f" {BORDER} ".join(" ".join(word.exact if exact else word.folded for word in row) for row in rows)


def _joined(rows: list[list[Word]], *, exact: bool) -> list[str]:
    return list(dict.fromkeys(" ".join(word.exact if exact else word.folded for word in row) for row in rows if row))


def _english(text: str) -> str:
    return " ".join(singular(word.folded) for word in words_of(text))
