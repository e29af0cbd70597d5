"""Rows under the search field: goods, kinds, sellers and places by the engine of goods; stories by theirs."""

from django.urls import reverse
from django.utils.http import urlencode

from catalog.search.engine import engine_from_settings
from catalog.search.popular.selectors import popular_searches
from catalog.search.query import Suggestion
from catalog.search.stories.engine import story_engine

ROWS = 8
STORIES = 2  # at the end, and in the place of the last rows where those are full


def suggested(typed: str) -> list[Suggestion]:
    goods = engine_from_settings().suggest(typed, ROWS)
    stories = story_engine().suggest(typed, STORIES)
    return [*goods[: ROWS - len(stories)], *stories]


def popular_suggestions() -> list[Suggestion]:
    base = reverse("search:search")
    return [Suggestion(text, f"{base}?{urlencode({'q': text})}", "popular") for text in popular_searches()]
