"""Sending a search and taking its answer, within the reader's patience."""

import math
import time
from copy import copy
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import MultiSearch, Search

from catalog.search.engine import EngineFailed
from catalog.search.engines.elastic_client import hasty, named_failures
from catalog.search.engines.elastic_mapping import VERSION

WHOLE = 2  # times the patience for one request: what all requests of a page may take
BELIEVED_SECONDS = 5.0


class Asked(Search):
    """A search whose JSON is written already: objects for its hundreds of nodes would cost more than the answer."""

    def __init__(self, body: dict[str, Any], **where: Any) -> None:
        super().__init__(**where)
        self.body = body

    def to_dict(self, count: bool = False, **_options: Any) -> dict[str, Any]:
        return self.body


@dataclass
class _Seen:
    """Until when the mapping that was looked at is believed in."""

    until: float = 0.0


class Asker:
    """Raises EngineFailed from each of its questions, IndexMissing where there is no such index."""

    def __init__(self, client: Elasticsearch, alias: str, patience: float) -> None:
        self._client = client
        self._alias = alias
        self._patience = patience
        self._hasty = hasty(client, patience)
        self._until = math.inf
        self._seen = _Seen()

    def begun(self) -> "Asker":
        """The same for one page, which may need several requests: none of them waits beyond what all may take."""
        asker = copy(self)
        asker._until = time.monotonic() + WHOLE * self._patience
        return asker

    def ask(self, body: dict[str, Any]) -> dict[str, Any]:
        return self._checked(self._send(body, self._in_time()))

    def ask_slowly(self, body: dict[str, Any]) -> dict[str, Any]:
        """For what is asked once in a while."""
        return self._send(body, hasty(self._client, WHOLE * self._patience))

    def ask_all(self, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """One request for all of them."""
        many = MultiSearch(using=self._in_time(), index=self._alias)
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

    def _in_time(self) -> Elasticsearch:
        left = self._until - time.monotonic()
        if left <= 0:
            raise EngineFailed("the server took too long for all that a page needs")
        return self._hasty if left >= self._patience else hasty(self._client, left)

    def _send(self, body: dict[str, Any], client: Elasticsearch) -> dict[str, Any]:
        with named_failures():
            answer: dict[str, Any] = Asked(body, using=client, index=self._alias).execute().to_dict()
        return answer

    def _checked(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Half an answer is none; and an index made by somebody else, without our fields, finds nothing for ever."""
        if "hits" not in answer or answer.get("timed_out") or answer["_shards"]["failed"]:
            raise EngineFailed("a part of the index did not answer")
        hits = answer["hits"]["hits"]
        if hits and "card" not in hits[0].get("_source", {}):
            raise EngineFailed("the index holds no cards")
        if not hits and time.monotonic() > self._seen.until:
            self._see_mapping()
        return answer

    def _see_mapping(self) -> None:
        with named_failures():
            found = self._in_time().indices.get_mapping(index=self._alias)
        versions = {each["mappings"].get("_meta", {}).get("version") for each in found.values()}
        if versions != {VERSION}:
            raise EngineFailed(f"the index was made for {versions}, not for {VERSION}")
        self._seen.until = time.monotonic() + BELIEVED_SECONDS
