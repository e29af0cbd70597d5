"""An index of a test's own, and how to fill it."""

from typing import Any

import pytest

from catalog.search.engine import SearchEngine
from catalog.search.indexing import rebuild


@pytest.fixture
def reindex(index: SearchEngine) -> Any:
    return rebuild
