"""The words and names of the market, taken from the index itself: what is known, and how it is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from catalog.search.text import words_of
from shop.core.text import fold

FORMS = (("htx", "hợp tác xã"), ("tht", "tổ hợp tác"), ("hkd", "hộ kinh doanh"))


@dataclass(frozen=True)
class Name:
    """`sort`: named (a kind or tag), category, province, commune, former, seller."""

    sort: str
    slug: str
    text: str


@dataclass(frozen=True)
class Vocabulary:
    """What an engine knows: `exact` words of names, kinds, places and sellers with the number of goods that have them,
    `english` words of English names, and `names`. `version` changes with the index that it was read from.
    """

    exact: dict[str, int] = field(default_factory=dict)
    english: dict[str, int] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    version: str = ""

    @cached_property
    def folded(self) -> dict[str, int]:
        counted: dict[str, int] = {}
        for word, count in self.exact.items():
            bare = fold(word)
            counted[bare] = counted.get(bare, 0) + count
        return counted

    @cached_property
    def spellings(self) -> dict[str, str]:
        """How a word without marks is written most often."""
        found: dict[str, str] = {}
        for word in sorted(self.exact, key=lambda each: self.exact[each]):
            found[fold(word)] = word
        return found

    @cached_property
    def phrases(self) -> dict[str, list[Name]]:
        """Names by their words without marks, joined by one space."""
        found: dict[str, list[Name]] = {}
        for name in [*self.names, *(other for each in self.names if each.sort == "seller" for other in _called(each))]:
            key = " ".join(word.folded for word in words_of(name.text))
            if key:
                found.setdefault(key, []).append(name)
        return found

    @cached_property
    def provinces(self) -> frozenset[str]:
        return frozenset(name.slug for name in self.names if name.sort == "province")

    @cached_property
    def communes(self) -> frozenset[str]:
        return frozenset(name.slug for name in self.names if name.sort == "commune")

    @cached_property
    def longest(self) -> int:
        return max((key.count(" ") + 1 for key in self.phrases), default=0)

    def knows(self, folded: str) -> bool:
        return folded in self.folded or folded in self.english


def _called(seller: Name) -> list[Name]:
    """A seller is called by the short and the long word for what it is."""
    lower = seller.text.lower()
    for short, long in FORMS:
        for one, other in ((short, long), (long, short)):
            if lower.startswith(f"{one} "):
                return [Name("seller", seller.slug, other + seller.text[len(one) :])]
    return []


def names_from(counted: dict[str, Iterable[str]]) -> tuple[Name, ...]:
    """Names from facet values ("slug, tab, name"; kinds as `facets.category_labels` writes them) and whole names."""
    names = [Name("named", "", text) for text in counted.get("named_exact", ())]
    for sort in ("province", "commune", "seller"):
        for value in counted.get(f"{sort}_named", ()):
            slug, _tab, text = value.partition("\t")
            names.append(Name(sort, slug, text))
    for value in counted.get("category_named", ()):
        _depth, _last, slug, text, _english = value.split("\t")
        names.append(Name("category", slug, text))
    return tuple(dict.fromkeys(names))


NOTHING_KNOWN = Vocabulary()
