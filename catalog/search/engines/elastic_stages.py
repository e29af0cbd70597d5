"""The stages of what was typed, asked in as few requests as may be: mostly the first one answers."""

from dataclasses import dataclass
from typing import Any

from catalog.search.engines.agreed import ENOUGH
from catalog.search.engines.elastic_asking import Asker
from catalog.search.engines.elastic_filters import fitting_in
from catalog.search.engines.elastic_questions import Question
from catalog.search.engines.elastic_words import Words
from catalog.search.understanding.asking import both
from catalog.search.understanding.meaning import Meaning, Stage
from catalog.search.understanding.nodes import Node
from catalog.search.understanding.understand import understand
from catalog.search.words.selectors import current_lexicon


@dataclass(frozen=True)
class Answer:
    """What came back, for which question, and at which stage of understanding the text."""

    raw: dict[str, Any]
    text: Node | None = None
    stage: Stage | None = None

    @property
    def hits(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.raw["hits"]["hits"]
        return found

    @property
    def total(self) -> int:
        return int(self.raw["hits"]["total"]["value"])


def answered(asker: Asker, question: Question, words: Words) -> Answer | None:
    """None where the text asks for nothing that could be found."""
    if not question.query.text.strip():
        return Answer(asker.ask(question.search(None)))
    meaning: Meaning = understand(
        question.query.text, day=question.day, vocabulary=words.vocabulary(), lexicon=current_lexicon()
    )
    if not meaning.stages:
        return None
    first, *rest = meaning.stages
    answer = Answer(asker.ask(question.search(first.fit)), first.fit, first)
    if fitting_in(answer.raw):
        return _with_near(asker, question, first, answer)
    raws = asker.ask_all([question.search(stage.fit) for stage in rest]) if rest else []
    for stage, raw in zip(rest, raws, strict=True):
        if fitting_in(raw):
            return _with_near(asker, question, stage, Answer(raw, stage.fit, stage))
    return answer


def _with_near(asker: Asker, question: Question, stage: Stage, answer: Answer) -> Answer:
    if stage.near is None or fitting_in(answer.raw) >= ENOUGH:
        return answer
    text = both(stage.fit, stage.near)
    return Answer(asker.ask(question.search(text)), text, stage)
