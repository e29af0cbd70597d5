"""The stages of what was typed, asked in as few requests as may be: mostly the first one answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from catalog.search.engines.elastic_asking import Asker
from catalog.search.engines.elastic_filters import fitting_in
from catalog.search.engines.elastic_questions import Question
from catalog.search.engines.elastic_words import Words
from catalog.search.understanding.answering import EVERYTHING, Answer, answer_at
from catalog.search.understanding.meaning import Meaning, Stage
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
    """None where nothing can be found."""
    if not question.query.text.strip():
        return Raw(asker.ask(question.request(None)))
    vocabulary = words.vocabulary()
    meaning = understand(question.query.text, day=question.day, vocabulary=vocabulary, lexicon=lexicon_on(question.day))
    if not meaning.stages:
        return None
    first = next(iter(meaning.stages))
    if not all(vocabulary.knows(word.folded) for word, _start, _end in first.words):
        return _of_first_that_fits(asker, question, meaning, list(meaning.stages))
    raw = asker.ask(question.request(first.fit))
    if fitting := fitting_in(raw):
        answer = answer_at(meaning, first, fitting)
        return Raw(asker.ask(question.request(answer.node)) if answer.mixed else raw, answer)
    return _of_first_that_fits(asker, question, meaning, list(meaning.stages)[1:]) or Raw(
        raw, Answer(first.fit, meaning)
    )


def _of_first_that_fits(asker: Asker, question: Question, meaning: Meaning, stages: Sequence[Stage]) -> Raw | None:
    """For what is probably misspelt, or means something else: one request finds the stage, a second one its goods."""
    counted = asker.ask_all([question.fitting(stage.fit) for stage in stages]) if stages else []
    for stage, count in zip(stages, counted, strict=True):
        if fitting := fitting_in(count):
            answer = answer_at(meaning, stage, fitting)
            return Raw(asker.ask(question.request(answer.node)), answer)
    return None
