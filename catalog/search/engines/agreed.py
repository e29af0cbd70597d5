"""What the engines must agree on beyond the question's tree, so that a reader cannot tell them apart."""

from collections.abc import Sequence
from typing import Any

from catalog.search.query import SearchQuery
from catalog.search.understanding.meaning import Stage
from catalog.search.understanding.spelling import corrected

ENOUGH = 12  # with fewer, near things follow what fits
NAMES_READ = 3


def meant(stored: Sequence[dict[str, Any]], query: SearchQuery, stage: Stage | None) -> str:
    """The words meant where they had to be corrected ("" else), as the names of the first goods write them."""
    if stage is None or not stage.is_guess:
        return ""
    names = [name for card in stored[:NAMES_READ] for name in (card["title"], card["title_en"])]
    return corrected(query.text, stage.words, names)
