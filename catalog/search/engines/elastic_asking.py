"""Sending a search and taking its answer, within the reader's patience."""

import time
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import MultiSearch, Search

from catalog.search.engine import EngineFailed
from catalog.search.engines.elastic_client import hasty, named_failures
from catalog.search.engines.elastic_mapping import VERSION

SLOWLY = 3  # times the patience, for what is asked once in a while
BELIEVED_SECONDS = 5.0


class Asked(Search):
    """A search whose JSON is written already: objects for its hundreds of nodes would cost more than the answer."""

    def __init__(self, body: dict[str, Any], **where: Any) -> None:
        super().__init__(**where)
        self.body = body

    def to_dict(self, count: bool = False, **_options: Any) -> dict[str, Any]:
        return self.body


class Asker:
    """Raises EngineFailed from each of its questions, IndexMissing where there is no such index."""

    def __init__(self, client: Elasticsearch, alias: str, patience: float) -> None:
        self._alias = alias
        self._hasty = hasty(client, patience)
        self._slow = hasty(client, patience * SLOWLY)
        self._believed_until = 0.0

    def ask(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._checked(self._send(body, self._hasty))

    def ask_slowly(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._send(body, self._slow)

    def ask_all(self, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """One request for all of them."""
        many = MultiSearch(using=self._hasty, index=self._alias)
        for body in bodies:
            many = many.add(Asked(body))
        with named_failures():
            return [self._checked(answer.to_dict()) for answer in many.execute()]

    def count(self) -> int:
        with named_failures():
            return int(self._hasty.count(index=self._alias)["count"])

    def is_well(self) -> bool:
        with named_failures():
            status = self._hasty.cluster.health(index=self._alias, level="cluster", timeout="0s")["status"]
        self._see_mapping()
        return status in {"green", "yellow"}

    def _send(self, body: dict[str, Any], client: Elasticsearch) -> dict[str, Any]:
        with named_failures():
            answer: dict[str, Any] = Asked(body, using=client, index=self._alias).execute().to_dict()
        return answer

    def _checked(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Half an answer is none; and an index made by somebody else, without our fields, finds nothing for ever."""
        if answer.get("timed_out") or answer["_shards"]["failed"]:
            raise EngineFailed("a part of the index did not answer")
        hits = answer["hits"]["hits"]
        if hits and "card" not in hits[0].get("_source", {}):
            raise EngineFailed("the index holds no cards")
        if not hits and time.monotonic() > self._believed_until:
            self._see_mapping()
        return answer

    def _see_mapping(self) -> None:
        with named_failures():
            found = self._hasty.indices.get_mapping(index=self._alias)
        versions = {each["mappings"].get("_meta", {}).get("version") for each in found.values()}
        if versions != {VERSION}:
            raise EngineFailed(f"the index was made for {versions}, not for {VERSION}")
        self._believed_until = time.monotonic() + BELIEVED_SECONDS
