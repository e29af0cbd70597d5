"""Stories that speak of a shop's goods. They lie in a room above; whoever has them registers how to ask."""

from collections.abc import Callable

from catalog.stories import StoryCard
from shop.core.upward import Question

AskStories = Callable[[int], list[StoryCard]]

_stories: Question[AskStories] = Question(otherwise=lambda shop_id: [])


def register_shop_stories(ask: AskStories) -> None:
    """`ask` takes a shop's primary key and answers with published stories, newest first, in one query."""
    _stories.answered_by(ask)


def stories_of_shop(shop_id: int) -> list[StoryCard]:
    return _stories.ask(shop_id)
