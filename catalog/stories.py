"""Stories that speak of products. They lie in a room above; whoever has them registers how to ask."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from shop.core.upward import Question


@dataclass(frozen=True)
class StoryCard:
    """What components/story_card.html shows. `kind`, `title` and `lead` are in the language in force."""

    title: str
    url: str
    kind: str
    date: dt.date | None = None
    picture: str = ""
    place: str = ""
    lead: str = ""


AskStories = Callable[[int], list[StoryCard]]

_stories: Question[AskStories] = Question(otherwise=lambda product_id: [])


def register_story_source(ask: AskStories) -> None:
    """`ask` takes a public product's id and answers with published stories, newest first, in one query."""
    _stories.answered_by(ask)


def stories_of(product_id: int) -> list[StoryCard]:
    return _stories.ask(product_id)


AskTold = Callable[[Collection[int]], set[int]]

_told: Question[AskTold] = Question(otherwise=lambda product_ids: set())


def register_told_source(ask: AskTold) -> None:
    """`ask` takes public products' ids and answers of which of them a published text speaks, in one query."""
    _told.answered_by(ask)


def told_products(product_ids: Collection[int]) -> set[int]:
    return _told.ask(product_ids)
