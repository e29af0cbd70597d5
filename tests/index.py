"""A search index of a test's own, so that no goods of another test are found, and a count of what it was asked."""

from pathlib import Path
from typing import Any

import pytest

from catalog.search.engine import SearchEngine, engine_from_settings
from catalog.search.engines.embedded import EmbeddedEngine


@pytest.fixture
def index(settings: Any, tmp_path: Path) -> SearchEngine:
    """Empty, but built; `catalog.search.indexing.rebuild` fills it with what is on sale."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    engine = engine_from_settings()
    engine.replace([])
    return engine


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The questions put to the engine."""
    questions: list[object] = []
    search = EmbeddedEngine.search

    def noted(engine: EmbeddedEngine, query: Any) -> Any:
        questions.append(query)
        return search(engine, query)

    monkeypatch.setattr(EmbeddedEngine, "search", noted)
    return questions
