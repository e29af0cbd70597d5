"""Every test here runs once for each engine: engines differ in nothing that a caller sees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.search.engine import SearchEngine
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.words import selectors
from tests.elastic import ElasticServer
from tests.factories.words import first_words

EngineMaker = Callable[[], SearchEngine]


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The market's first words from their file: engines are tested without a database."""
    monkeypatch.setattr(selectors, "words_in_force", first_words)


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def another(request: pytest.FixtureRequest, tmp_path: Path) -> EngineMaker:
    """Makes an engine over the test's one index, as each process has its own."""
    if request.param == "embedded":
        return lambda: EmbeddedEngine(str(tmp_path / "index"))
    server: ElasticServer = request.getfixturevalue("elastic_server")
    return server.engine


@pytest.fixture
def engine(another: EngineMaker) -> SearchEngine:
    return another()
