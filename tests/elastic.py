"""A corner of the real Elasticsearch for each test: indexes under a prefix of its own, taken away afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from catalog.search.engines.elastic import ElasticEngine

PATIENCE = 20.0  # on a busy machine a test of answers is none of speed


@dataclass(frozen=True)
class ElasticServer:
    url: str
    prefix: str
    folder: Path

    def engine(self, *, patience: float = PATIENCE) -> ElasticEngine:
        return ElasticEngine((self.url, "", ""), self.prefix, self.folder, patience=patience)

    @property
    def client(self) -> Elasticsearch:
        return Elasticsearch(self.url, request_timeout=PATIENCE)

    def indexes(self) -> list[str]:
        return sorted(self.client.indices.get(index=f"{self.prefix}-*"))

    def drop_all(self) -> None:
        for name in self.indexes():
            self.client.indices.delete(index=name)


@pytest.fixture
def elastic_server(tmp_path: Path) -> Iterator[ElasticServer]:
    with corner(tmp_path) as server:
        yield server


@contextmanager
def corner(folder: Path) -> Iterator[ElasticServer]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw")
    server = ElasticServer(os.environ["ELASTICSEARCH_URL"], f"test-{worker}-{uuid4().hex[:8]}", folder / "elastic")
    try:
        yield server
    finally:
        server.drop_all()
