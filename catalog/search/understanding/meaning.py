"""What a typed text means: the description that every engine answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.search.text import Word
from catalog.search.understanding.nodes import Node


class Kind(StrEnum):
    """Where a form comes from."""

    TYPED = "typed"
    SYNONYM = "synonym"
    ENGLISH = "english"
    TELEX = "telex"
    VNI = "vni"
    JOINED = "joined"
    SPLIT = "split"
    TYPO = "typo"


@dataclass(frozen=True)
class Form:
    """One way to write what a group means: words in this order. `weight` 1.0 is as good as what was typed."""

    words: tuple[Word, ...]
    weight: float = 1.0
    kind: Kind = Kind.TYPED
    marked: bool = True  # its marks are meant as they stand; False: any marks will do

    @property
    def folded(self) -> str:
        return " ".join(word.folded for word in self.words)

    @property
    def exact(self) -> str:
        return " ".join(word.exact for word in self.words)


class Role(StrEnum):
    """What a group says of a product. A thing decides what is near; little words only help to rank."""

    THING = "thing"
    PLACE = "place"
    SELLER = "seller"
    WORD = "word"
    LITTLE = "little"


@dataclass(frozen=True)
class Group:
    """Alternatives for one part of what was typed, which stands from `start` to `end` in the text.

    `slugs` name the place or seller where it is one, as (field, value); `covered` are province and
    commune of what a former name stands for. `apart` are names that hold its words and mean
    something else; `shunned` are put last. `label` is how the market writes it.
    """

    forms: tuple[Form, ...]
    role: Role = Role.WORD
    slugs: tuple[tuple[str, str], ...] = ()
    covered: tuple[tuple[str, str], ...] = ()
    apart: tuple[Form, ...] = ()
    shunned: tuple[Form, ...] = ()
    start: int = 0
    end: int = 0
    label: str = ""
    elsewhere: bool = False  # a place that the market does not name itself
    is_soft: bool = False
    is_general: bool = False  # soft, and served by whole groups of goods: "đặc sản"
    is_whole: bool = False  # its words mean this only while they stand together
    parts: tuple["Group", ...] = ()  # things that its first or last words name by themselves


class FilterName(StrEnum):
    PRICE = "price"
    WEIGHT = "weight"
    STARS = "stars"
    SEASON = "season"
    PLACE = "place"
    SELLER = "seller"
    OCCASION = "occasion"


@dataclass(frozen=True)
class Found:
    """A filter read out of the words from `start` to `end` of the text. Price in đồng, weight in grams or millilitres.

    Numbers hold both ends, None is open. `label` is what it is called where that is a name.
    """

    name: FilterName
    start: int
    end: int
    low: int | None = None
    high: int | None = None
    months: tuple[int, ...] = ()
    liquid: bool = False
    label: str = ""


class StageName(StrEnum):
    """How a text is understood, from what was typed to what may have been meant."""

    TYPED = "typed"  # marks where marks were typed
    FOLDED = "folded"  # without marks
    WORDS = "words"  # what was read as a filter, searched as words
    DECODED = "decoded"  # raw Telex or VNI
    SPACES = "spaces"  # spaces too many or too few
    SLIPS = "slips"  # one letter wrong
    NEAR = "near"  # the same kind of thing


@dataclass(frozen=True)
class Stage:
    """`fit` has all that was asked. `near` follows where that is little: the same kind of thing, not the same thing.

    `words` with their places in the text are what is looked for; a stage `is_guess` if they are not what was typed.
    """

    name: StageName
    fit: Node
    near: Node | None = None
    found: tuple[Found, ...] = ()
    words: tuple[tuple[Word, int, int], ...] = ()
    named: tuple[Found, ...] = ()  # places and sellers: they are asked for as words are, and shown as filters are

    @property
    def is_guess(self) -> bool:
        return self.name in (StageName.DECODED, StageName.SPACES, StageName.SLIPS)


class Stages:
    """Stages in order, each worked out only when it is asked for: mostly the first one answers."""

    def __init__(self, source: Iterable[Stage] = ()) -> None:
        self._source = iter(source)
        self._known: list[Stage] = []

    def __iter__(self) -> Iterator[Stage]:
        yield from self._known
        for stage in self._source:
            self._known.append(stage)
            yield stage

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None


@dataclass(frozen=True)
class Meaning:
    """Stages are tried in order; the first whose `fit` finds anything answers. No stage: nothing can be found."""

    typed: str
    stages: Stages = field(default_factory=Stages)
    health: bool = False  # a wish for health was typed: goods may be shown, nothing is promised
