"""Every test here runs once for each engine: engines differ in nothing that a caller sees."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from catalog.search.engine import SearchEngine
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.words import selectors
from tests.elastic import ElasticServer, corner
from tests.factories.market import goods
from tests.factories.words import first_words

EngineMaker = Callable[[], SearchEngine]
EngineNamed = Callable[[str], SearchEngine]


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The market's first words from their file: engines are tested without a database."""
    monkeypatch.setattr(selectors, "words_in_force", first_words)


ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@pytest.fixture(params=ENGINES)
def another(request: pytest.FixtureRequest, tmp_path: Path) -> EngineMaker:
    """Makes an engine over the test's one index, as each process has its own."""
    if request.param == "embedded":
        return lambda: EmbeddedEngine(str(tmp_path / "index"))
    server: ElasticServer = request.getfixturevalue("elastic_server")
    return server.engine


@pytest.fixture
def engine(another: EngineMaker) -> SearchEngine:
    return another()


@pytest.fixture(scope="session")
def whole_markets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineNamed]:
    """Each engine once with the demonstration's goods, made when first asked for."""
    folder, made = tmp_path_factory.mktemp("whole-markets"), dict[str, SearchEngine]()
    with ExitStack() as corners:

        def of(name: str) -> SearchEngine:
            if name not in made:
                is_embedded = name == "embedded"
                made[name] = (
                    EmbeddedEngine(str(folder)) if is_embedded else corners.enter_context(corner(folder)).engine()
                )
                made[name].replace(goods())
            return made[name]

        yield of


@pytest.fixture(params=ENGINES)
def whole_market(request: pytest.FixtureRequest, whole_markets: EngineNamed) -> SearchEngine:
    """The demonstration's goods, for tests that only ask: it is not built anew for each."""
    return whole_markets(request.param)
