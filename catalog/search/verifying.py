"""Whether an index says what the database says: every product of one compared with the other."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from catalog.search.cards import stored_card
from catalog.search.document import Document, all_documents, documents_for
from catalog.search.engine import SearchEngine

BATCH = 500


@dataclass
class Drift:
    """By key. `different` says which facts of a card differ; "text" where only what is searched does."""

    indexed: int = 0
    on_sale: int = 0
    missing: list[int] = field(default_factory=list)
    too_many: list[int] = field(default_factory=list)
    different: dict[int, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.missing or self.too_many or self.different)


def drift_of(engine: SearchEngine, documents: Iterable[Document] | None = None) -> Drift:
    """Raises EngineFailed where the index cannot be read. What changes meanwhile is asked a second time."""
    meant = {each.key: stored_card(each)["print"] for each in (all_documents() if documents is None else documents)}
    drift = Drift(on_sale=len(meant))
    suspects: list[int] = []
    for card in engine.stored():
        drift.indexed += 1
        if meant.pop(card["key"], None) != card.get("print"):
            suspects.append(card["key"])
    suspects += meant
    rest = iter(sorted(suspects))
    while batch := list(islice(rest, BATCH)):
        _look_again(engine, batch, drift)
    return drift


def _look_again(engine: SearchEngine, keys: list[int], drift: Drift) -> None:
    stored = {card["key"]: card for card in engine.stored(keys)}
    found, _gone = documents_for(keys)
    meant = {document.key: stored_card(document) for document in found}
    for key in keys:
        if key not in stored and key in meant:
            drift.missing.append(key)
        elif key in stored and key not in meant:
            drift.too_many.append(key)
        elif key in stored and stored[key] != meant[key]:
            drift.different[key] = _differing(stored[key], meant[key])


def _differing(stored: dict[str, Any], meant: dict[str, Any]) -> list[str]:
    names = [name for name in meant if name != "print" and stored.get(name) != meant[name]]
    return names or ["text"]
