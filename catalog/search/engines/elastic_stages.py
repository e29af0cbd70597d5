"""The stages of what was typed, asked in as few requests as may be: mostly the first one answers."""

from dataclasses import dataclass
from typing import Any

from catalog.search.engines.elastic_asking import Asker
from catalog.search.engines.elastic_filters import fitting_in
from catalog.search.engines.elastic_questions import Question
from catalog.search.engines.elastic_words import Words
from catalog.search.understanding.answering import EVERYTHING, Answer, answer_at
from catalog.search.understanding.meaning import Meaning
from catalog.search.understanding.nodes import Node
from catalog.search.understanding.understand import understand
from catalog.search.words.selectors import lexicon_on


@dataclass(frozen=True)
class Raw:
    """What came back, and for which understanding of the text."""

    raw: dict[str, Any]
    understood: Answer = EVERYTHING

    @property
    def node(self) -> Node | None:
        """None where no words were typed."""
        return self.understood.node if self.understood.meaning else None

    @property
    def hits(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.raw["hits"]["hits"]
        return found

    @property
    def total(self) -> int:
        return int(self.raw["hits"]["total"]["value"])


def answered(asker: Asker, question: Question, words: Words) -> Raw | None:
    """None where the text asks for nothing that could be found."""
    if not question.query.text.strip():
        return Raw(asker.ask(question.search(None)))
    meaning = meant_by(question, words)
    if not meaning.stages:
        return None
    first, *rest = meaning.stages
    raw = asker.ask(question.search(first.fit))
    if fitting := fitting_in(raw):
        return _with_near(asker, question, raw, answer_at(meaning, first, fitting))
    raws = asker.ask_all([question.search(stage.fit) for stage in rest]) if rest else []
    for stage, later in zip(rest, raws, strict=True):
        if fitting := fitting_in(later):
            return _with_near(asker, question, later, answer_at(meaning, stage, fitting))
    return Raw(raw, Answer(first.fit, meaning))


def meant_by(question: Question, words: Words) -> Meaning:
    return understand(
        question.query.text, day=question.day, vocabulary=words.vocabulary(), lexicon=lexicon_on(question.day)
    )


def _with_near(asker: Asker, question: Question, raw: dict[str, Any], answer: Answer) -> Raw:
    return Raw(asker.ask(question.search(answer.node)), answer) if answer.mixed else Raw(raw, answer)
