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
from catalog.search.understanding.meaning import FilterName, Found, Group, Meaning, Role, Stage, StageName, Stages
from catalog.search.understanding.nodes import Nothing
from catalog.search.understanding.segments import Segment, segments_of, what_is_done
from catalog.search.understanding.spelling import Rereading, rereadings
from catalog.search.understanding.tokens import Token, tidy, tokens_of
from catalog.search.understanding.vocabulary import Vocabulary


def understand(text: str, *, day: date, vocabulary: Vocabulary, lexicon: Lexicon = EMPTY) -> Meaning:
    """What a typed text asks for on this day. Never raises; a text without words has no stage."""
    typed = tidy(text, LONGEST_TEXT)
    reader = _Reader(typed, day, vocabulary, lexicon)
    return Meaning(typed, Stages(reader.stages()), health=reader.wishes_for_health)


OCCASIONS = ("quà", "tết")


class _Reader:
    def __init__(self, typed: str, day: date, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.typed = typed
        self.day = day
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.tokens = tokens_of(typed)
        self._known_segments: dict[tuple[Token, ...], list[Segment]] = {}

    def _segments(self, tokens: tuple[Token, ...]) -> list[Segment]:
        if tokens not in self._known_segments:
            self._known_segments[tokens] = segments_of(list(tokens), self.vocabulary, self.lexicon)
        return self._known_segments[tokens]

    @property
    def wishes_for_health(self) -> bool:
        segments = self._segments(tuple(self.tokens))
        return any(segment.is_said(Use.HEALTH) for segment in segments)

    def stages(self) -> Iterator[Stage]:
        if not self.tokens:
            return
        found = filters_in(self.typed, self.day)
        rest = [token for token in self.tokens if not any(each.start <= token.start < each.end for each in found)]
        yield from self._read(found, *self._as_written(rest, StageName.TYPED, StageName.FOLDED))
        if found:
            yield from self._read((), *self._as_written(self.tokens, StageName.WORDS, StageName.WORDS))
        for reading in rereadings(rest, self.vocabulary, self._sure(rest)):
            yield from self._read(found, reading)
        for tokens in (rest, self._half_bare(rest)):
            groups = self._groups(Rereading(StageName.NEAR, tuple(tokens)), found)
            nearby = near(groups, found, self.day, kept=(FilterName.STARS,))
            if nearby is not None and all(self._is_known(group) for group in groups):
                yield Stage(StageName.NEAR, nearby)

    def _as_written(self, tokens: list[Token], first: StageName, then: StageName) -> Iterator[Rereading]:
        """With the marks that were typed, without those that the market never writes so, without any."""
        yield Rereading(first, tuple(tokens))
        yield Rereading(then, tuple(self._half_bare(tokens)))
        yield Rereading(then, tuple(_bare(tokens)))

    def _sure(self, tokens: list[Token]) -> frozenset[Token]:
        """Words of names and phrases that are known: they are not misspelt."""
        segments = self._segments(tuple(tokens))
        return frozenset(token for segment in segments if segment.is_known for token in segment.tokens)

    def _half_bare(self, tokens: list[Token]) -> list[Token]:
        wrong = [token for token in tokens if token.word.is_marked and token.word.exact not in self.vocabulary.exact]
        return [_bare([token])[0] if token in wrong else token for token in tokens]

    def _read(self, found: Sequence[Found], *readings: Rereading) -> Iterator[Stage]:
        asked = set()
        for reading, done in product(readings, (True, False)):
            groups = self._groups(reading, found, done=done)
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
        if group.is_whole:
            return False
        words = [word for form in group.forms[:1] for word in form.words]
        return all(
            word.exact in self.vocabulary.exact if word.is_marked else self.vocabulary.knows(word.folded)
            for word in words
        )

    def _groups(self, reading: Rereading, found: Sequence[Found], *, done: bool = False) -> tuple[Group, ...]:
        """`done`: what is done with goods is looked for together with the word after it: "nấu chè"."""
        segments = self._segments(reading.tokens)
        return groups_of(what_is_done(segments) if done else segments, _near(reading), alone=not found)


def _bare(tokens: list[Token]) -> list[Token]:
    return [Token(Word(token.word.folded, token.word.folded), token.start, token.end) for token in tokens]


def _named(groups: Sequence[Group]) -> tuple[Found, ...]:
    names = {Role.PLACE: FilterName.PLACE, Role.SELLER: FilterName.SELLER}
    named = [
        (names.get(group.role, FilterName.OCCASION), group)
        for group in groups
        if group.role in names or _is_occasion(group)
    ]
    return tuple(
        Found(name, group.start, group.end, label=group.label or group.forms[0].exact) for name, group in named
    )


def _is_occasion(group: Group) -> bool:
    """Giving, Tết, and what a place is known for: said back as filters are."""
    return group.is_general or (bool(group.forms) and group.forms[0].words[0].exact in OCCASIONS)


def _near(reading: Rereading) -> dict[int, tuple[Word, ...]]:
    """By where the typed word begins."""
    return {reading.tokens[at].start: words for at, words in reading.near.items()}
