"""A question as a small tree, the same for every engine. An engine's compiler is one branch for each class here.

Scores are constants: a leaf that matches is worth its `score`, wherever and however often its words stand. So engines
cannot differ in the order of what they find, and the numbers can be shown to the reader.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Everything:
    """Every document, worth nothing."""


@dataclass(frozen=True)
class Nothing:
    """No document."""


@dataclass(frozen=True)
class Has:
    """The words stand in this text field one after another (one word: it stands there)."""

    field: str
    words: tuple[str, ...]
    score: float = 0.0


@dataclass(frozen=True)
class Is:
    """One of the field's raw values is one of these."""

    field: str
    values: tuple[str, ...]
    score: float = 0.0


@dataclass(frozen=True)
class Between:
    """One of the field's whole numbers lies between the two, ends included; None is open."""

    field: str
    low: int | None
    high: int | None
    score: float = 0.0


@dataclass(frozen=True)
class Worth:
    """The inner question decides what matches; its own scores do not count, this one does."""

    inner: "Node"
    score: float


@dataclass(frozen=True)
class Best:
    """At least one matches. Worth the best of them, and `tie` times each of the others."""

    parts: tuple["Node", ...]
    tie: float = 0.0


@dataclass(frozen=True)
class All:
    """All `must` match, none of `never`; `wish` may. Worth the sum of what matches."""

    must: tuple["Node", ...]
    wish: tuple["Node", ...] = ()
    never: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Some:
    """At least `least` match. Worth the sum of what matches."""

    parts: tuple["Node", ...]
    least: int = 1


Node = Everything | Nothing | Has | Is | Between | Worth | Best | All | Some
