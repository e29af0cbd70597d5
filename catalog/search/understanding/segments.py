"""Words that belong together: names the market knows and phrases of the lexicon, the longest cover first."""

from dataclasses import dataclass, replace
from itertools import pairwise

from catalog.places.gazetteer import gazetteer
from catalog.search.text import Word, singular, words_of
from catalog.search.understanding.lexicon import Lexicon, Said, Use
from catalog.search.understanding.syllables import may_be_vietnamese
from catalog.search.understanding.tokens import Token, says
from catalog.search.understanding.vocabulary import Name, Vocabulary

ELSEWHERE = 0.5
LONGER = 1.5  # one phrase of two words covers better than two single ones


@dataclass(frozen=True)
class Segment:
    """Neighbouring words with the names and phrases that they may be."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    said: tuple[Said, ...] = ()
    place: str = ""  # a place of the country that the market does not name itself
    communes: tuple[tuple[str, str], ...] = ()  # province and commune of today, of those that sell here
    parts: tuple["Segment", ...] = ()  # what its first and its last words are known as

    @property
    def is_known(self) -> bool:
        return bool(self.names or self.said)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(token.word for token in self.tokens)

    @property
    def is_thing(self) -> bool:
        """Named by the market, or one of several words for the same."""
        return bool(self.names) or self.is_said(Use.SAME)

    @property
    def is_whole(self) -> bool:
        return self.is_said(Use.WHOLE) and not self.names

    @property
    def written(self) -> tuple[Word, ...]:
        """As the market or the lexicon writes it; nothing if neither does."""
        if self.names:
            return tuple(words_of(self.names[0].text))
        return self.said[0].words if self.said else ()

    def is_said(self, use: Use) -> bool:
        return any(each.use is use for each in self.said)


def segments_of(tokens: list[Token], vocabulary: Vocabulary, lexicon: Lexicon) -> list[Segment]:
    """The tokens in their order, cut where names and phrases cover most of them."""
    longest = max(vocabulary.longest, lexicon.longest, 1)
    best: list[tuple[float, list[Segment]]] = [(0.0, [])]
    for end in range(1, len(tokens) + 1):
        options = []
        for start in range(max(0, end - longest), end):
            segment = _known(tokens[start:end], vocabulary, lexicon)
            if segment or end - start == 1:
                worth = (end - start) ** LONGER * (1 if segment.is_known else ELSEWHERE) if segment else 0.0
                before, cut = best[start]
                options.append((before + worth, [*cut, segment or Segment(tuple(tokens[start:end]))]))
        best.append(max(options, key=lambda option: (option[0], -len(option[1]))))
    return [_with_parts(segment, vocabulary, lexicon) for segment in best[-1][1]]


def _with_parts(segment: Segment, vocabulary: Vocabulary, lexicon: Lexicon) -> Segment:
    """Of "thịt lợn gác bếp" the beginnings and ends that are known: "thịt lợn", "gác bếp"."""
    known = segment.written
    if len(segment.tokens) < 2 or len(known) != len(segment.tokens):
        return segment
    tokens = [Token(word, token.start, token.end) for word, token in zip(known, segment.tokens, strict=True)]
    english = not any(word.is_marked or may_be_vietnamese(word.folded) for word in known)
    begins = (tokens[:many] for many in range(0 if english else len(tokens) - 1, 0, -1))
    ends = (tokens[at:] for at in range(1, len(tokens) - (0 if english else 1)))
    found = (_known(each, vocabulary, lexicon) for rows in (begins, ends) for each in rows)
    return replace(segment, parts=tuple(part for part in found if part is not None and part.is_thing))


def what_is_done(segments: list[Segment]) -> list[Segment]:
    """Each doing joined with the segment after it: "nấu" and "chè" become one phrase, which tea does not have."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if before and before.is_said(Use.DOES) and not before.names and not segment.is_said(Use.DOES):
            joined[-1] = Segment((*before.tokens, *segment.tokens))
        else:
            joined.append(segment)
    return joined


def _known(tokens: list[Token], vocabulary: Vocabulary, lexicon: Lexicon) -> Segment | None:
    words = tuple(token.word for token in tokens)
    if any(after.start - before.end > 2 for before, after in pairwise(tokens)):
        return None
    key = " ".join(word.folded for word in words)
    names = tuple(name for name in vocabulary.phrases.get(key, ()) if written_so(words, words_of(name.text)))
    said = tuple(each for each in lexicon.said.get(key, ()) if written_so(words, each.words))
    if not names and not said:  # English plurals
        words = tuple(_singular(word) for word in words)
        one = " ".join(word.folded for word in words)
        said = tuple(each for each in lexicon.said.get(one, ()) if written_so(words, each.words)) if one != key else ()
    if names or said:
        return Segment(tuple(tokens), names, (*said, *_apart(said, lexicon)))
    return _elsewhere(tokens, key, vocabulary) if len(words) > 1 else None


def _apart(said: tuple[Said, ...], lexicon: Lexicon) -> list[Said]:
    """What is apart from a word is apart from what stands for it: incense is no "nấm hương" either."""
    keys = [" ".join(word.folded for word in words) for each in said if each.worth for words in each.others]
    return [row for key in dict.fromkeys(keys) for row in lexicon.said.get(key, ()) if row.use is Use.APART]


def _singular(word: Word) -> Word:
    return word if word.is_marked else Word(singular(word.exact), singular(word.folded))


def _elsewhere(tokens: list[Token], key: str, vocabulary: Vocabulary) -> Segment | None:
    """A former name, or a place where nobody sells yet. One word alone would be too often something else."""
    words = tuple(token.word for token in tokens)
    found = [named for named in gazetteer().get(key, ()) if written_so(words, words_of(named.name))]
    if not found:
        return None
    covered = {pair for named in found for pair in named.communes}
    communes = {pair for pair in covered if pair[0] in vocabulary.provinces and pair[1] in vocabulary.communes}
    return Segment(tuple(tokens), place=found[0].name, communes=tuple(sorted(communes)))


def written_so(typed: tuple[Word, ...], wanted: tuple[Word, ...] | list[Word]) -> bool:
    """Whether what was typed may be this name: every mark that was typed is its own."""
    return len(typed) == len(wanted) and all(
        says(one.exact, other.exact) for one, other in zip(typed, wanted, strict=True)
    )
