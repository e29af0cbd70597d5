"""An address becomes a question: leniently, and saying what could not be used."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from catalog.certificates.models import STARS
from catalog.search.facets import SORTS
from catalog.search.query import EVIDENCE, LAST_PAGE, LONGEST_TEXT, PAGE_SIZE, SearchQuery
from catalog.search.text import words_of
from catalog.search.understanding.tokens import MOST_WORDS
from shop.core.money import read_dong
from shop.core.text import clean

MOST_VALUES = 20
_ADDRESS_PART = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")
_MONTHS = range(1, 13)


class SearchForm(forms.Form):
    """The field in every page's head; Oscar asks for it by this name."""

    q = forms.CharField(required=False, max_length=LONGEST_TEXT)


def query_from(
    given: Mapping[str, Sequence[str]], *, within: str = "", page_size: int = PAGE_SIZE
) -> tuple[SearchQuery, list[str]]:
    """The question in an address, and a sentence for each thing in it that was left out. Never raises."""
    reader = _Reader(given)
    low, high = reader.price("price_min"), reader.price("price_max")
    if low is not None and high is not None and low > high:
        low, high = high, low
        reader.say(_("The lowest price was above the highest, so the two were exchanged."))
    query = SearchQuery(
        text=reader.text(),
        province=reader.parts("province"),
        commune=reader.parts("commune"),
        category=reader.parts("category"),
        seller=reader.parts("seller"),
        stars=reader.numbers("stars", STARS),
        season=reader.numbers("season", _MONTHS),
        evidence=reader.among("evidence", EVIDENCE),
        in_stock=reader.last("stock") == "1",
        price_min=low,
        price_max=high,
        within=within,
        sort=reader.sort(),
        page=reader.page(),
        page_size=page_size,
    )
    return query, reader.ignored


class _Reader:
    def __init__(self, given: Mapping[str, Sequence[str]]) -> None:
        self.given = given
        self.ignored: list[str] = []

    def say(self, sentence: str) -> None:
        if sentence not in self.ignored:
            self.ignored.append(sentence)

    def all(self, name: str) -> list[str]:
        values = [clean(value[:1000]) for value in self.given.get(name, ())]
        return [value for value in values if value][:MOST_VALUES]

    def last(self, name: str) -> str:
        return (self.all(name) or [""])[-1]

    def text(self) -> str:
        typed = self.last("q")
        if len(typed) > LONGEST_TEXT:
            self.say(_("Only the first %(count)s letters were searched for.") % {"count": LONGEST_TEXT})
            typed = typed[:LONGEST_TEXT].rstrip()
        if len(words_of(typed)) > MOST_WORDS:
            self.say(_("Only the first %(count)s words were searched for.") % {"count": MOST_WORDS})
        return typed

    def parts(self, name: str) -> tuple[str, ...]:
        values = self.all(name)
        good = [value for value in dict.fromkeys(values) if _ADDRESS_PART.fullmatch(value)]
        if len(good) < len(set(values)):
            self.say(_("One of the filters is not known here and was left out."))
        return tuple(good)

    def among(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        values = self.parts(name)
        found = tuple(value for value in allowed if value in values)
        if len(found) < len(values):
            self.say(_("One of the filters is not known here and was left out."))
        return found

    def numbers(self, name: str, allowed: Sequence[int]) -> tuple[int, ...]:
        values = self.all(name)
        good = sorted({int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 4})
        found = tuple(value for value in good if value in allowed)
        if len(found) < len(set(values)):
            self.say(_("One of the filters is not known here and was left out."))
        return found

    def price(self, name: str) -> int | None:
        typed = self.last(name)
        amount = read_dong(typed) if typed else None
        if typed and amount is None:
            wrong: dict[str, Any] = {"value": typed[:20]}
            self.say(_("“%(value)s” is not a price and was left out. Write 75000 or 75k, for example.") % wrong)
        return amount

    def sort(self) -> str:
        typed = self.last("sort")
        if typed in SORTS:
            return typed
        self.say(_("This order is not known here; the best matches come first."))
        return ""

    def page(self) -> int:
        typed = self.last("page")
        if not typed:
            return 1
        number = int(typed) if re.fullmatch(r"-?[0-9]{1,12}", typed) else 0
        if number < 1:
            self.say(_("There is no such page; this is the first one."))
        return min(max(number, 1), LAST_PAGE)
