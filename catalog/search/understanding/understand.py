"""From typed text to what is asked of an engine: the strictest understanding first, then the ones that still help."""

from collections.abc import Iterator, Sequence
from datetime import date

from catalog.search.query import LONGEST_TEXT
from catalog.search.text import Word
from catalog.search.understanding.asking import fit, near
from catalog.search.understanding.filters import filters_in
from catalog.search.understanding.groups import groups_of
from catalog.search.understanding.lexicon import EMPTY, Lexicon
from catalog.search.understanding.meaning import Found, Group, Meaning, Role, Stage, StageName
from catalog.search.understanding.nodes import Nothing
from catalog.search.understanding.segments import segments_of
from catalog.search.understanding.spelling import Rereading, rereadings
from catalog.search.understanding.tokens import Token, tidy, tokens_of
from catalog.search.understanding.vocabulary import Vocabulary


def understand(text: str, *, day: date, vocabulary: Vocabulary, lexicon: Lexicon = EMPTY) -> Meaning:
    """What a typed text asks for on this day. Never raises; a text without words has no stage."""
    typed = tidy(text, LONGEST_TEXT)
    reader = _Reader(typed, day, vocabulary, lexicon)
    return Meaning(typed, tuple(reader.stages()))


class _Reader:
    def __init__(self, typed: str, day: date, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.typed = typed
        self.day = day
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.tokens = tokens_of(typed)

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
                yield Stage(StageName.NEAR, nearby, found=tuple(found))

    def _read(self, found: Sequence[Found], *readings: Rereading) -> Iterator[Stage]:
        done = set()
        for reading in readings:
            groups = self._groups(reading)
            fitting = fit(groups, found, self.day)
            if fitting not in done and not isinstance(fitting, Nothing):
                done.add(fitting)
                words = tuple((token.word, token.start, token.end) for token in reading.tokens)
                yield Stage(reading.stage, fitting, near(groups, found, self.day), tuple(found), words)

    def _is_known(self, group: Group) -> bool:
        """Words that the market has never seen may be what matters most: then nothing near is offered."""
        if group.elsewhere or group.role is not Role.WORD:
            return True
        return all(self.vocabulary.knows(word.folded) for form in group.forms[:1] for word in form.words)

    def _groups(self, reading: Rereading) -> tuple[Group, ...]:
        return groups_of(segments_of(list(reading.tokens), self.vocabulary, self.lexicon), _near(reading))


def _bare(tokens: list[Token]) -> list[Token]:
    return [Token(Word(token.word.folded, token.word.folded), token.start, token.end) for token in tokens]


def _near(reading: Rereading) -> dict[int, tuple[Word, ...]]:
    """By where the typed word begins."""
    return {reading.tokens[at].start: words for at, words in reading.near.items()}
