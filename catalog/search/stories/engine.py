"""One interface to the index of stories, and which engine stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from catalog.search.query import LAST_PAGE, Suggestion
from catalog.search.stories.document import StoryDocument
from catalog.stories import StoryCard

STORIES_A_PAGE = 12


@dataclass(frozen=True)
class FoundStory:
    key: int
    card: StoryCard


@dataclass(frozen=True)
class StoryPage:
    """`total` counts all pages; asked beyond the end, `number` is the last page."""

    text: str
    found: tuple[FoundStory, ...] = ()
    total: int = 0
    number: int = 1
    ready: bool = True

    @property
    def pages(self) -> int:
        return max(1, min(-(-self.total // STORIES_A_PAGE), LAST_PAGE))


class StoryEngine(Protocol):
    def search(self, text: str, page: int = 1) -> StoryPage:
        """Texts that hold these words, best first; without words all of them, newest first."""
        ...

    def suggest(self, prefix: str, limit: int = 2) -> list[Suggestion]: ...

    def replace(self, documents: Iterable[StoryDocument]) -> int:
        """Build anew beside what is in use, then switch. Returns how many it holds."""
        ...

    def change(self, *, upsert: Iterable[StoryDocument] = (), delete: Iterable[int] = ()) -> None: ...

    def count(self) -> int: ...

    def health(self) -> bool: ...


def story_engine() -> StoryEngine:
    """Stories are few: the embedded index answers for them whatever engine has the goods."""
    return _embedded(str(Path(settings.SEARCH_INDEX_DIR) / "stories"))


@lru_cache(maxsize=4)
def _embedded(folder: str) -> StoryEngine:
    from catalog.search.engines.stories import EmbeddedStories  # its library loads only where it is used

    return EmbeddedStories(folder)
