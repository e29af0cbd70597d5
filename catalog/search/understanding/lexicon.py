"""What people say and what goods are called: the editable words in force on a day, ready to be looked up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.search.text import Word, words_of


class Use(StrEnum):
    """What a row of words is for."""

    SAME = "same"  # all its words mean one thing, in both directions
    MEANS = "means"  # its words also mean the others, not the other way round
    NEAR = "near"  # its words are served by the others, less well
    APART = "apart"  # the other name holds the word and is something else
    WHOLE = "whole"  # these words name one thing only while they stand together
    SOFT = "soft"  # goods need not have these words
    DOES = "does"  # what is done with goods: looked for together with the word that follows
    HEALTH = "health"  # no goods may promise this; the others are kept out of what is shown for it


WORTH = {Use.SAME: 0.9, Use.MEANS: 0.9, Use.NEAR: 0.6}


@dataclass(frozen=True)
class Entry:
    """One row: `words` and `others` are written as people write them."""

    use: Use
    words: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A phrase of the lexicon as it is written, what it stands for, and how well."""

    use: Use
    words: tuple[Word, ...]
    others: tuple[tuple[Word, ...], ...]

    @property
    def worth(self) -> float:
        return WORTH.get(self.use, 0.0)


@dataclass(frozen=True)
class Lexicon:
    """By the phrase without marks. `longest` in words."""

    said: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Lexicon":
        said: dict[str, list[Said]] = {}
        for entry in entries:
            phrases = [tuple(words_of(text)) for text in entry.words]
            others = [tuple(words_of(text)) for text in entry.others]
            for phrase in filter(None, phrases):
                meant = [*(each for each in phrases if each != phrase), *others] if entry.use is Use.SAME else others
                row = Said(entry.use, phrase, tuple(each for each in meant if each))
                said.setdefault(" ".join(word.folded for word in phrase), []).append(row)
        longest = max((key.count(" ") + 1 for key in said), default=0)
        return cls({key: tuple(rows) for key, rows in said.items()}, longest)


EMPTY = Lexicon()
