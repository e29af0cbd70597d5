"""The project's own Python, read once, for the rules to look at."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ["shop", "catalog", "sellers", "cms"]
SKIPPED = {"migrations", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """One file: where it stands, what it says, and how Python reads it."""

    path: str
    text: str
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    def at(self, node: ast.AST, fault: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {fault}"


Rule = Callable[[Source], Iterator[str]]


def source(text: str, path: str = "sellers/listings/services.py") -> Source:
    """A file that does not exist, for the controls."""
    return Source(path, text, ast.parse(text))


@cache
def product_code() -> tuple[Source, ...]:
    return tuple(_read(ROOMS))


@cache
def all_code() -> tuple[Source, ...]:
    return (*product_code(), *_read(["tests", "scripts"]))


def _read(tops: list[str]) -> Iterator[Source]:
    for top in tops:
        for file in sorted((ROOT / top).rglob("*.py")):
            if not SKIPPED & set(file.parts):
                yield source(file.read_text(), str(file.relative_to(ROOT)))
