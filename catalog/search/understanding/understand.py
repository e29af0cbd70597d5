"""From typed text to what is asked of an engine: the strictest understanding first, then the ones that still help."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from catalog.search.query import LONGEST_TEXT
from catalog.search.text import Word
from catalog.search.understanding.asking import fit, near
from catalog.search.understanding.filters import filters_in
from catalog.search.understanding.groups import groups_of
from catalog.search.understanding.lexicon import EMPTY, Lexicon, Use
from catalog.search.understanding.meaning import FilterName, Found, Group, Meaning, Role, Stage, StageName
from catalog.search.understanding.nodes import Nothing
from catalog.search.understanding.segments import segments_of, what_is_done
from catalog.search.understanding.spelling import Rereading, rereadings
from catalog.search.understanding.tokens import Token, tidy, tokens_of
from catalog.search.understanding.vocabulary import Vocabulary


def understand(text: str, *, day: date, vocabulary: Vocabulary, lexicon: Lexicon = EMPTY) -> Meaning:
    """What a typed text asks for on this day. Never raises; a text without words has no stage."""
    typed = tidy(text, LONGEST_TEXT)
    reader = _Reader(typed, day, vocabulary, lexicon)
    return Meaning(typed, tuple(reader.stages()), health=reader.wishes_for_health)


class _Reader:
    def __init__(self, typed: str, day: date, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.typed = typed
        self.day = day
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.tokens = tokens_of(typed)

    @property
    def wishes_for_health(self) -> bool:
        segments = segments_of(self.tokens, self.vocabulary, self.lexicon)
        return any(segment.is_said(Use.HEALTH) for segment in segments)

    def stages(self) -> Iterator[Stage]:
        if not self.tokens:
            return
        found = filters_in(self.typed, self.day)
        rest = [token for token in self.tokens if not any(each.start <= token.start < each.end for each in found)]
        yield from self._read(
            found, Rereading(StageName.TYPED, tuple(rest)), Rereading(StageName.FOLDED, tuple(_bare(rest)))
        )
        if found:
            words = self.tokens
            yield from self._read(
                (), Rereading(StageName.WORDS, tuple(words)), Rereading(StageName.WORDS, tuple(_bare(words)))
            )
        for reading in rereadings(rest, self.vocabulary):
            yield from self._read(found, reading)
        for tokens in (rest, _bare(rest)):
            groups = self._groups(Rereading(StageName.NEAR, tuple(tokens)))
            nearby = near(groups, found, self.day)
            if nearby is not None and all(self._is_known(group) for group in groups):
                yield Stage(StageName.NEAR, nearby)

    def _read(self, found: Sequence[Found], *readings: Rereading) -> Iterator[Stage]:
        asked = set()
        for reading, done in product(readings, (True, False)):
            groups = self._groups(reading, done=done)
            fitting = fit(groups, found, self.day)
            if fitting not in asked and not isinstance(fitting, Nothing):
                asked.add(fitting)
                words = tuple((token.word, token.start, token.end) for token in reading.tokens)
                nearby = near(groups, found, self.day)
                yield Stage(reading.stage, fitting, nearby, tuple(found), words, _named(groups))

    def _is_known(self, group: Group) -> bool:
        """Words that the market has never seen may be what matters most: then nothing near is offered."""
        if group.elsewhere or group.role is not Role.WORD:
            return True
        return all(self.vocabulary.knows(word.folded) for form in group.forms[:1] for word in form.words)

    def _groups(self, reading: Rereading, *, done: bool = False) -> tuple[Group, ...]:
        """`done`: what is done with goods is looked for together with the word after it: "nấu chè"."""
        segments = segments_of(list(reading.tokens), self.vocabulary, self.lexicon)
        return groups_of(what_is_done(segments) if done else segments, _near(reading))


def _bare(tokens: list[Token]) -> list[Token]:
    return [Token(Word(token.word.folded, token.word.folded), token.start, token.end) for token in tokens]


def _named(groups: Sequence[Group]) -> tuple[Found, ...]:
    names = {Role.PLACE: FilterName.PLACE, Role.SELLER: FilterName.SELLER}
    return tuple(
        Found(names[group.role], group.start, group.end, label=group.label) for group in groups if group.role in names
    )


def _near(reading: Rereading) -> dict[int, tuple[Word, ...]]:
    """By where the typed word begins."""
    return {reading.tokens[at].start: words for at, words in reading.near.items()}
