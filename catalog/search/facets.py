"""The values beside a list: which are shown, in what order, and what they are called."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from catalog.search.document import CategoryName
from catalog.search.query import EVIDENCE, Facet, FacetValue, SearchQuery, SortChoice
from shop.core.formats import is_vietnamese

Counts = dict[str, list[tuple[str, int]]]

MOST_SHOWN = 10
# Facet → the field of a document that is counted for it, and how many values of one are counted at the most.
COUNTED = {
    "province": "province_named",
    "commune": "commune_named",
    "stars": "stars",
    "category": "category_named",
    "season": "season",
    "seller": "seller_named",
    "stock": "there",
    "evidence": "evidence",
}
MOST_VALUES = 400
CERTIFICATE, STORY = EVIDENCE  # the first holds for a day, so it is counted and not kept
SORTS = {
    "": gettext_noop("Best match"),
    "price_asc": gettext_noop("Lowest price first"),
    "price_desc": gettext_noop("Highest price first"),
    "new": gettext_noop("New on the market"),
}


def label(slug: str, name: str) -> str:
    """A facet's value as it is counted: its address part and its name in one word."""
    return f"{slug}\t{name}"


def category_labels(line: Sequence[CategoryName]) -> list[str]:
    """One for each level: how deep, whether the product lies right in it, address part, both names."""
    last = len(line)
    return [
        f"{depth}\t{int(depth == last)}\t{each.slug}\t{each.name}\t{each.name_en}" for depth, each in enumerate(line, 1)
    ]


def facets_from(counts: Counts, query: SearchQuery, day: date) -> tuple[Facet, ...]:
    """Facets in the order of the page. Values nobody has are left out; what was chosen stays, even at 0."""
    made = [
        Facet("province", _("Made in"), _named(counts["province"], query.province)),
        Facet("stars", _("Valid OCOP stars"), _stars(counts["stars"], query)),
        Facet("category", _("Kind"), _categories(counts["category"], query)),
        Facet("season", _("Season"), _months(counts["season"], query, day)),
        Facet("evidence", _("Evidence"), _evidence(counts["evidence"], query)),
        Facet("stock", _("Stock"), _in_stock(counts["stock"], query)),
        Facet("seller", _("Seller"), _named(counts["seller"], query.seller)),
    ]
    if query.province or query.commune:  # thousands of communes help only inside a province
        made.insert(1, Facet("commune", _("Commune"), _named(counts["commune"], query.commune)))
    return tuple(facet for facet in made if facet.values)


def sorts_for(query: SearchQuery) -> tuple[SortChoice, ...]:
    return tuple(SortChoice(value, _(text), value == query.sort) for value, text in SORTS.items())


def _named(counts: list[tuple[str, int]], chosen: tuple[str, ...]) -> tuple[FacetValue, ...]:
    values = []
    for named, count in counts:
        slug, _tab, name = named.partition("\t")
        values.append(FacetValue(slug, name, count, slug in chosen))
    return _shown(values, chosen)


def _categories(counts: list[tuple[str, int]], query: SearchQuery) -> tuple[FacetValue, ...]:
    """Groups in the whole catalogue, the next level inside a category, the very kinds among what words have found."""
    rows = [named.split("\t") for named, _count in counts]
    level = 1 + max((int(depth) for depth, _last, slug, *_names in rows if slug == query.within), default=0)
    values: dict[str, FacetValue] = {}
    for (depth, last, slug, name, name_en), (_named, count) in zip(rows, counts, strict=True):
        shown = (last == "1" and slug != query.within) if query.text else int(depth) == level
        if shown or slug in query.category:
            text = name if is_vietnamese() else name_en or name
            before = values[slug].count if slug in values else 0
            values[slug] = FacetValue(slug, text, before + count, slug in query.category)
    return _shown(list(values.values()), query.category)


def _stars(counts: list[tuple[str, int]], query: SearchQuery) -> tuple[FacetValue, ...]:
    chosen = {str(each) for each in query.stars}
    found = dict(counts) | {each: 0 for each in chosen if each not in dict(counts)}
    return tuple(
        FacetValue(
            value, ngettext("%(count)s star", "%(count)s stars", int(value)) % {"count": value}, n, value in chosen
        )
        for value, n in sorted(found.items(), reverse=True)
    )


def _evidence(counts: list[tuple[str, int]], query: SearchQuery) -> tuple[FacetValue, ...]:
    """That each seller is vouched for is no choice: without it nothing is on sale."""
    found = dict(counts)
    labels = {CERTIFICATE: _("OCOP certificate in force"), STORY: _("A story tells of it")}
    return tuple(
        FacetValue(value, labels[value], found.get(value, 0), value in query.evidence)
        for value in EVIDENCE
        if found.get(value) or value in query.evidence
    )


def _months(counts: list[tuple[str, int]], query: SearchQuery, day: date) -> tuple[FacetValue, ...]:
    """This month and what was chosen: twelve rows would push the rest away."""
    found = dict(counts)
    values = []
    for month in sorted({day.month, *query.season}):
        count, chosen = found.get(str(month), 0), month in query.season
        text = _("In season now") if month == day.month else _("month %(number)s") % {"number": month}
        if count or chosen:
            values.append(FacetValue(str(month), text, count, chosen))
    return tuple(values)


def _in_stock(counts: list[tuple[str, int]], query: SearchQuery) -> tuple[FacetValue, ...]:
    count = sum(number for _value, number in counts)
    return (FacetValue("1", _("In stock"), count, query.in_stock),) if count or query.in_stock else ()


def _shown(values: list[FacetValue], chosen: tuple[str, ...]) -> tuple[FacetValue, ...]:
    values.sort(key=lambda each: (not each.chosen, -each.count, each.label))
    there = {each.value for each in values}
    missing = [FacetValue(value, value, 0, True) for value in chosen if value not in there]
    return tuple([*missing, *values][: max(MOST_SHOWN, len(chosen))])
