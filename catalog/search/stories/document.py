"""A published text as the index holds it, and the room above that has the texts."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from catalog.stories import StoryCard
from shop.core.formats import is_vietnamese
from shop.core.upward import Question


@dataclass(frozen=True)
class StoryDocument:
    """`key` is the text's own. `body` is all its words without marking; what has no English is shown in Vietnamese."""

    key: int
    title: str
    url: str
    url_en: str
    kind: str
    kind_en: str
    title_en: str = ""
    lead: str = ""
    lead_en: str = ""
    place: str = ""
    body: str = ""
    body_en: str = ""
    date: dt.date | None = None
    picture: str = ""


def stored_story(document: StoryDocument) -> dict[str, Any]:
    """JSON for the index: what a card shows."""
    return {
        "key": document.key,
        "title": [document.title, document.title_en],
        "url": [document.url, document.url_en],
        "kind": [document.kind, document.kind_en],
        "lead": [document.lead, document.lead_en],
        "date": document.date.isoformat() if document.date else "",
        "picture": document.picture,
    }


def story_from(stored: dict[str, Any]) -> StoryCard:
    """In the language in force. A lead has no stand-in: under an English title a Vietnamese sentence would puzzle."""
    other = 0 if is_vietnamese() else 1
    return StoryCard(
        title=stored["title"][other] or stored["title"][0],
        url=stored["url"][other],
        kind=stored["kind"][other],
        date=dt.date.fromisoformat(stored["date"]) if stored["date"] else None,
        picture=stored["picture"],
        lead=stored["lead"][other],
    )


AskDocuments = Callable[[Collection[int] | None], Iterator[StoryDocument]]
AskOpen = Callable[[Collection[int]], set[int]]

_documents: Question[AskDocuments] = Question(otherwise=lambda keys: iter(()))
_open: Question[AskOpen] = Question(otherwise=set)


def register_story_documents(documents: AskDocuments, still_open: AskOpen) -> None:
    """`documents` yields, of these keys or of all (None), the texts that everybody may read now.

    `still_open` tells which of these keys they are, in one query.
    """
    _documents.answered_by(documents)
    _open.answered_by(still_open)


def story_documents(keys: Collection[int] | None = None) -> Iterator[StoryDocument]:
    return _documents.ask(keys)


def still_open(keys: Collection[int]) -> set[int]:
    return _open.ask(keys) if keys else set()
