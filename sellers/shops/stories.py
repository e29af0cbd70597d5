"""Stories that speak of a shop's goods. They lie in a room above; whoever has them registers how to ask."""

from collections.abc import Callable

from catalog.stories import StoryCard

AskStories = Callable[[int], list[StoryCard]]

_ask_stories: list[AskStories] = []


def register_shop_stories(ask: AskStories) -> None:
    """`ask` takes a shop's primary key and answers with published stories, newest first, in one query."""
    _ask_stories[:] = [ask]


def stories_of_shop(shop_id: int) -> list[StoryCard]:
    return _ask_stories[0](shop_id) if _ask_stories else []
