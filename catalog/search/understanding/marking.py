"""Which words of a name were looked for, so that a reader sees why it was found: the same on every engine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from catalog.search.text import singular
from catalog.search.understanding.groups import LITTLE
from catalog.search.understanding.nodes import All, Best, Has, Is, Node, Some, Worth
from catalog.search.understanding.tokens import tokens_of

TITLES = {"title", "kind", "named", "begins", "where", "who"}
Part = tuple[str, bool]  # a piece of the name as written, and whether it was looked for


@dataclass(frozen=True)
class Looked:
    """Words that are looked for: with their marks where these were meant, without otherwise, in English."""

    exact: frozenset[str] = field(default_factory=frozenset)
    folded: frozenset[str] = field(default_factory=frozenset)
    english: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def for_node(cls, node: Node) -> "Looked":
        words: dict[str, set[str]] = {"exact": set(), "folded": set(), "english": set()}
        for name, found in _leaves(node):
            base, _line, form = name.partition("_")
            if base in TITLES:
                words[{"": "folded", "exact": "exact", "en": "english"}[form]].update(found)
        return cls(**{form: frozenset(each - LITTLE) for form, each in words.items()})

    def parts(self, name: str, *, is_english: bool) -> tuple[Part, ...]:
        """The name in pieces that make it up again; neighbours that were both looked for are one. () if none was."""
        spans: list[tuple[int, int]] = []
        for token in tokens_of(name):
            if self._has(token.word.exact, token.word.folded, is_english=is_english):
                joined = spans and name[spans[-1][1] : token.start].isspace()
                spans[-1:] = [(spans[-1][0], token.end)] if joined else [*spans[-1:], (token.start, token.end)]
        return tuple(_pieces(name, spans)) if spans else ()

    def _has(self, exact: str, folded: str, *, is_english: bool) -> bool:
        if is_english and singular(folded) in self.english:
            return True
        return exact in self.exact or folded in self.folded


def _leaves(node: Node) -> Iterator[tuple[str, Iterable[str]]]:
    """Field and words of every leaf; what must not match and numbers are left out."""
    match node:
        case Has(name, words):
            yield name, words
        case Is(name, values):
            yield name, [word for value in values for word in value.split()]
        case Worth(inner, _score):
            yield from _leaves(inner)
        case Best(parts, _) | Some(parts, _):
            for part in parts:
                yield from _leaves(part)
        case All(must, wish, _never):
            for part in (*must, *wish):
                yield from _leaves(part)


def _pieces(name: str, spans: list[tuple[int, int]]) -> Iterator[Part]:
    at = 0
    for start, end in spans:
        if name[at:start]:
            yield name[at:start], False
        yield name[start:end], True
        at = end
    if name[at:]:
        yield name[at:], False
