"""The indexes behind the alias: built beside, switched in one call, changed everywhere at once.

An index is called <prefix>-products-v<version>-<stamp>, the alias <prefix>-products-v<version>. A change is written to
every index of this version, also to one that is still being built, so no change falls between build and switch.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from uuid import uuid4

import structlog
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.dsl import Search

from catalog.search.document import Document
from catalog.search.engine import EngineFailed
from catalog.search.engines.elastic_client import hasty, named_failures, patient
from catalog.search.engines.elastic_mapping import VERSION, Product, fields_of
from catalog.search.indexed import Written
from shop.core import clock

log = structlog.get_logger(__name__)

BATCH = 500
CHANGE_SECONDS = 5.0
SWITCHES = 10
LEFT_BEHIND_MS = 6 * 3600 * 1000  # a build that nobody has ended by then was broken off
# The other writer was later: its document stays. A deleted one may be gone already.
HARMLESS = {409, 404}


class Indexes:
    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = patient(client)
        self._for_changes = hasty(client, CHANGE_SECONDS)  # the reserve has it already; what fails is tried again
        self._family = f"{prefix}-products-v"
        self.alias = f"{self._family}{VERSION}"

    def write(self, found: Iterable[Document], gone: Iterable[int], stamp: int) -> int:
        """Into every index of this version, seen from the next question on. Returns into how many it was written."""
        actions = [*(_written(each, stamp) for each in found), *(_deleted(key, stamp) for key in gone)]
        with named_failures():
            names = self._all(self._for_changes)
            for name in names:
                self._bulk(self._for_changes, name, actions, refresh=True)
        return len(names)

    def build(self, documents: Iterable[Document | Written], stamp: int) -> int:
        """A new index from these documents, then the switch. Returns how many it holds. Raises EngineFailed."""
        with named_failures(), self._new() as name:
            rest = iter(documents)
            while batch := list(islice(rest, BATCH)):
                self._bulk(self._client, name, [_written(each, stamp) for each in batch])
            self._client.indices.put_settings(index=name, settings={"refresh_interval": None})
            self._client.indices.refresh(index=name)
            count = int(self._client.count(index=name)["count"])
            self._switch_to(name)
        return count

    def stored(self, keys: Collection[int] | None) -> Iterator[dict[str, Any]]:
        """Of these products, or of all; as they were at one moment."""
        search = Search(using=self._client, index=self.alias).sort("key").extra(size=BATCH, track_total_hits=False)
        with named_failures():
            for hit in search.filter("terms", key=list(keys)).iterate() if keys is not None else search.iterate():
                yield hit.card.to_dict()

    @contextmanager
    def _new(self) -> Iterator[str]:
        name = f"{self.alias}-{uuid4().hex[:12]}"
        Product.init(index=name, using=self._client)
        self._client.indices.put_settings(index=name, settings={"refresh_interval": "-1"})
        done = False
        try:
            yield name
            done = True
        finally:
            if not done:
                self._client.indices.delete(index=name, ignore_unavailable=True)

    def _switch_to(self, name: str) -> None:
        """One call: the alias names the old index or the new one, never both. Who loses a race tries again on top."""
        for _try in range(SWITCHES):
            before = self._behind_alias()
            try:
                self._client.indices.update_aliases(actions=self._switch(before, name))
            except ApiError as error:
                log.info("search index was switched by another build meanwhile", error=str(error)[:200])
                continue
            self._drop([*before, name, *self._left_behind(in_use_before=bool(before))])
            return
        raise EngineFailed("the search index could not be switched")

    def _switch(self, before: list[str], name: str) -> list[dict[str, Any]]:
        """Refused by the server if the alias has moved since: there can be one index for writing behind it."""
        old = [{"remove": {"index": each, "alias": self.alias, "must_exist": True}} for each in before]
        return [*old, {"add": {"index": name, "alias": self.alias, "is_write_index": True}}]

    def _drop(self, names: Iterable[str]) -> None:
        in_use = self._behind_alias()
        for name in dict.fromkeys(names):
            if name not in in_use:  # if another build has switched since, ours is what goes
                self._client.indices.delete(index=name, ignore_unavailable=True)

    def _left_behind(self, *, in_use_before: bool) -> list[str]:
        """Builds that were broken off; those of other versions too, once this one has been in use for a build."""
        settings = self._client.indices.get_settings(index=f"{self._family}*", name="index.creation_date")
        made = {name: int(each["settings"]["index"]["creation_date"]) for name, each in settings.items()}
        ours = {name for name in made if name.startswith(f"{self.alias}-")}
        now = clock.now().timestamp() * 1000
        old = [name for name in ours if now - made[name] > LEFT_BEHIND_MS]
        return [*old, *(set(made) - ours)] if in_use_before else old

    def _all(self, client: Elasticsearch) -> list[str]:
        return sorted(client.indices.get_settings(index=f"{self.alias}-*", name="index.uuid"))

    def _behind_alias(self) -> list[str]:
        try:
            return sorted(self._client.indices.get_alias(name=self.alias))
        except NotFoundError:
            return []

    def _bulk(self, client: Elasticsearch, name: str, actions: list[dict[str, Any]], *, refresh: bool = False) -> None:
        """Raises EngineFailed where a document could not be written for another reason than a later one."""
        _done, failed = Product.bulk(
            (dict(action) for action in actions),
            using=client,
            index=name,
            raise_on_error=False,
            refresh=refresh,
            chunk_size=BATCH,
        )
        said = [next(iter(each.values())) for each in failed] if isinstance(failed, list) else []
        wrong = [each for each in said if each["status"] not in HARMLESS]
        if wrong:
            raise EngineFailed(f"{len(wrong)} documents not written, first: {str(wrong[0])[:200]}")


def _written(document: Document | Written, stamp: int) -> dict[str, Any]:
    return {**_stamped("index", document.key, stamp), "_source": fields_of(document)}


def _deleted(key: int, stamp: int) -> dict[str, Any]:
    return _stamped("delete", key, stamp)


def _stamped(operation: str, key: int, stamp: int) -> dict[str, Any]:
    return {"_op_type": operation, "_id": str(key), "version": stamp, "version_type": "external_gte"}
