"""A search index of a test's own, so that no goods of another test are found."""

from pathlib import Path
from typing import Any

import pytest

from catalog.search.engine import SearchEngine, engine_from_settings


@pytest.fixture
def index(settings: Any, tmp_path: Path) -> SearchEngine:
    """Empty, but built; `catalog.search.indexing.rebuild` fills it with what is on sale."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    engine = engine_from_settings()
    engine.replace([])
    return engine
