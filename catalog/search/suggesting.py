"""Which suggestions stand, and in what order: shared by the engines."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from catalog.search import telex
from catalog.search.query import Suggestion
from catalog.search.text import Word, words_of

KINDS = {"category": "category", "province": "place", "commune": "place", "seller": "seller", "product": "product"}
EACH = 5  # of one kind, so that goods do not crowd out the rest, nor the rest the goods


@dataclass(frozen=True)
class Candidate:
    """`sort`: category, province, commune, seller or product."""

    sort: str
    slug: str
    name: str


def readings_of(prefix: str) -> Iterator[list[Word]]:
    """As typed; then, without accents, as raw Telex."""
    words = words_of(prefix)
    if not words:
        return
    yield words
    if decoded := telex.decoded(words):
        yield words_of(decoded)


def best(candidates: list[Candidate], typed: list[Word], limit: int) -> list[Suggestion]:
    """Names that begin with what was typed, then those that hold it; exact accents before folded ones."""
    ranked = []
    for order, each in enumerate(dict.fromkeys(candidates)):
        place, exact = _where(words_of(each.name), typed)
        if place is not None:
            ranked.append((not exact, place > 0, _kind_rank(each, place), order, each))
    if any(not folded_only for folded_only, *_rest in ranked):
        ranked = [row for row in ranked if not row[0]]
    ranked.sort(key=lambda row: row[:-1])
    return [_shown(row[-1]) for row in _fairly(ranked)[:limit]]


def place_in(name: str, typed: list[Word]) -> int | None:
    """At which of the name's words it goes on from what was typed, its accents met; None where it does not."""
    place, exact = _where(words_of(name), typed)
    return place if exact else None


def _where(words: list[Word], typed: list[Word]) -> tuple[int | None, bool]:
    """At which word the typed ones begin, and whether all typed accents are met; (None, False) where they do not."""
    folded_at = None
    for start in range(len(words) - len(typed) + 1):
        row = words[start : start + len(typed)]
        if not _goes_on(row, typed):
            continue
        if all(_accents_met(word, asked) for word, asked in zip(row, typed, strict=True)):
            return start, True
        folded_at = start if folded_at is None else folded_at
    return folded_at, False


def _goes_on(row: list[Word], typed: list[Word]) -> bool:
    whole = all(word.folded == asked.folded for word, asked in zip(row[:-1], typed[:-1], strict=True))
    return whole and row[-1].folded.startswith(typed[-1].folded)


def _accents_met(word: Word, asked: Word) -> bool:
    """A letter typed bare may stand for any of its accents; one typed with an accent may gain a tone, not lose it."""
    letters = zip(asked.exact, word.exact, strict=False)
    return all(_marks(one) <= _marks(other) for one, other in letters)


def _marks(letter: str) -> set[str]:
    marks = {each for each in unicodedata.normalize("NFD", letter) if unicodedata.combining(each)}
    return marks | {"đ"} if letter == "đ" else marks


def _kind_rank(candidate: Candidate, place: int) -> int:
    """Among names that begin so: kinds and places first, they lead to many goods. Among the others goods come first."""
    rank = list(KINDS).index(candidate.sort)
    return rank if place == 0 else -rank


def _fairly(ranked: list[tuple]) -> list[tuple]:
    """At most so many of one kind, the rest after."""
    taken: dict[str, int] = {}
    first: list[tuple] = []
    later: list[tuple] = []
    for row in ranked:
        kind = row[-1].sort
        taken[kind] = taken.get(kind, 0) + 1
        (first if taken[kind] <= EACH else later).append(row)
    return [*first, *later]


def _shown(candidate: Candidate) -> Suggestion:
    return Suggestion(candidate.name, _address(candidate), KINDS[candidate.sort])


def _address(candidate: Candidate) -> str:
    if candidate.sort == "product":
        return reverse("catalogue:detail", kwargs={"product_slug": candidate.slug})
    if candidate.sort == "category":
        return reverse("catalogue:category", kwargs={"category_slug": candidate.slug})
    if candidate.sort == "seller":
        return reverse("shops:detail", kwargs={"slug": candidate.slug})
    return f"{reverse('search:search')}?{urlencode({candidate.sort: candidate.slug})}"
