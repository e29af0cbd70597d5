"""Every test here runs once for each engine: engines differ in nothing that a caller sees."""

from pathlib import Path

import pytest

from catalog.search.engine import SearchEngine
from catalog.search.engines.embedded import EmbeddedEngine


@pytest.fixture(params=["embedded"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    return {"embedded": lambda: EmbeddedEngine(str(tmp_path / "index"))}[request.param]()
