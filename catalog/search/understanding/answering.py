"""Which understanding answers: the first that finds anything, by whatever engine counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.search.query import Understood
from catalog.search.understanding.asking import both
from catalog.search.understanding.chips import chips_of
from catalog.search.understanding.meaning import Found, Meaning, Stage, StageName
from catalog.search.understanding.nodes import Everything, Node, Nothing
from catalog.search.understanding.spelling import corrected
from catalog.search.understanding.wishes import note_on_health

ENOUGH = 12  # with fewer, near things follow what fits


@dataclass(frozen=True)
class Answer:
    """`node` is what to ask; `stage` the understanding it comes from, None where nothing was typed or nothing fits.

    `fitting`: how many have all that was asked. `mixed`: near things follow them.
    """

    node: Node
    meaning: Meaning | None = None
    stage: Stage | None = None
    fitting: int = 0
    mixed: bool = False

    @property
    def note(self) -> str:
        return note_on_health() if self.meaning and self.meaning.health else ""

    @property
    def found(self) -> tuple[Found, ...]:
        """Filters read out of the words: a card shows the size that fits them."""
        return self.stage.found if self.stage else ()

    def understood(self, day: date) -> tuple[Understood, ...]:
        return chips_of(self.meaning.typed, self.stage, day) if self.meaning and self.stage else ()

    def did_you_mean(self, names: Sequence[str]) -> str:
        """`names` of the first goods found, in both languages: they know how the words are written."""
        if self.meaning is None or self.stage is None or not self.stage.is_guess:
            return ""
        return corrected(self.meaning.typed, self.stage.words, list(names))


EVERYTHING = Answer(Everything())


def answer_to(meaning: Meaning, count: Callable[[Node], int]) -> Answer:
    """`count` says how many goods a question finds."""
    for stage in meaning.stages:
        if fitting := count(stage.fit):
            return answer_at(meaning, stage, fitting)
    return Answer(Nothing(), meaning)


def answer_at(meaning: Meaning, stage: Stage, fitting: int) -> Answer:
    """The answer of a stage whose `fit` finds so many."""
    if stage.name is StageName.NEAR:
        return Answer(stage.fit, meaning, stage)
    if stage.near is not None and fitting < ENOUGH:
        return Answer(both(stage.fit, stage.near), meaning, stage, fitting, mixed=True)
    return Answer(stage.fit, meaning, stage, fitting)
