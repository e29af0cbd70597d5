"""What the engines must agree on beyond the question's tree, so that a reader cannot tell them apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from catalog.search.cards import card_from
from catalog.search.facets import Counts, facets_from, sorts_for
from catalog.search.query import Card, SearchPage, SearchQuery
from catalog.search.understanding.answering import Answer
from catalog.search.understanding.marking import Looked
from catalog.search.understanding.wishes import why_of, why_sentence
from shop.core.formats import is_vietnamese

NAMES_READ = 3

Hit = tuple[float, dict[str, Any]]  # score, card as stored


@dataclass(frozen=True)
class Found:
    """What an engine has found for one page: hits in order, how many there are in all, counts for facets."""

    hits: Sequence[Hit]
    total: int
    counts: Counts


def page_from(query: SearchQuery, day: date, found: Found, answer: Answer) -> SearchPage:
    english = not is_vietnamese()
    looked = Looked.for_node(answer.node)
    cards = (_card(hit, query, day, answer) for hit in found.hits)
    return SearchPage(
        query,
        tuple(replace(card, title_parts=looked.parts(card.title, is_english=english)) for card in cards),
        found.total,
        facets_from(found.counts, query, day),
        answer.did_you_mean(_names(found.hits)),
        sorts_for(query),
        understood=answer.understood(day),
        fitting=answer.fitting,
        note=answer.note,
        why="" if query.sort else why_sentence(listing=not query.text),
    )


def _card(hit: Hit, query: SearchQuery, day: date, answer: Answer) -> Card:
    score, stored = hit
    card = card_from(stored, query, day, answer.found)
    if query.sort:
        return card
    why = why_of(stored, day, score, listing=not query.text)
    return replace(card, why=why if answer.mixed else replace(why, fits=bool(answer.fitting) or not query.text))


def _names(hits: Sequence[Hit]) -> list[str]:
    """Of the first few goods, in both languages."""
    return [name for _score, stored in hits[:NAMES_READ] for name in (stored["title"], stored["title_en"])]
