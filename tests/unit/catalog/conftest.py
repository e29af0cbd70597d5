"""An index of a test's own."""

from pathlib import Path
from typing import Any

import pytest

from catalog.search.engine import SearchEngine, engine_from_settings
from catalog.search.indexing import rebuild


@pytest.fixture
def index(settings: Any, tmp_path: Path) -> SearchEngine:
    """Empty, but built; `rebuild()` fills it with what is on sale."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    engine = engine_from_settings()
    engine.replace([])
    return engine


@pytest.fixture
def reindex(index: SearchEngine) -> Any:
    return rebuild
