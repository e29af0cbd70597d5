"""What the embedded engine leaves on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.search.document import Document
from catalog.search.engines.embedded import EmbeddedEngine
from catalog.search.query import SearchQuery
from tests.factories.documents import document


def test_old_builds_are_cleared_away(tmp_path: Path) -> None:
    engine = EmbeddedEngine(str(tmp_path))

    for _ in range(4):
        engine.replace([document(1, "Măng khô")])

    assert len(list(tmp_path.glob("v*-*"))) == 2


def test_a_broken_build_is_cleared_away(tmp_path: Path) -> None:
    engine = EmbeddedEngine(str(tmp_path))
    engine.replace([document(1, "Măng khô")])

    def broken() -> Iterator[Document]:
        yield document(2, "Cốm")
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        engine.replace(broken())

    assert len(list(tmp_path.glob("v*-*"))) == 1


def test_an_index_that_was_lost_is_said_to_be_missing_until_it_is_built_again(tmp_path: Path) -> None:
    engine = EmbeddedEngine(str(tmp_path))
    engine.replace([document(1, "Măng khô")])
    build = next(tmp_path.glob("v*-*"))
    for file in build.iterdir():
        file.unlink()

    assert (engine.health(), engine.search(SearchQuery()).ready, engine.suggest("mă")) == (False, False, [])
    engine.replace([document(1, "Măng khô")])
    assert (engine.health(), engine.search(SearchQuery()).total) == (True, 1)
