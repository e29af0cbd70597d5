"""Words that belong together: names the market knows and phrases of the lexicon, the longest cover first."""

from dataclasses import dataclass, replace
from itertools import pairwise

from catalog.places.gazetteer import gazetteer
from catalog.search.text import Word, singular, words_of
from catalog.search.understanding.lexicon import Lexicon, Said, Use
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
    communes: tuple[str, ...] = ()  # today's communes it covers, of those that sell here
    parts: tuple["Segment", ...] = ()  # what its first and its last words are known as

    @property
    def is_known(self) -> bool:
        return bool(self.names or self.said)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(token.word for token in self.tokens)

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
    """Of "thịt lợn gác bếp" the longest beginning and the longest end that are known: "thịt lợn", "gác bếp"."""
    tokens = list(segment.tokens)
    if len(tokens) < 2 or not segment.is_known:
        return segment
    begins = (tokens[:many] for many in range(len(tokens) - 1, 0, -1))
    ends = (tokens[at:] for at in range(1, len(tokens) - 1))
    found = (
        next((part for each in rows if (part := _known(each, vocabulary, lexicon))), None) for rows in (begins, ends)
    )
    return replace(segment, parts=tuple(part for part in found if part is not None and part.is_known))


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
        return Segment(tuple(tokens), names, said)
    return _elsewhere(tokens, key, vocabulary) if len(words) > 1 else None


def _singular(word: Word) -> Word:
    return word if word.is_marked else Word(singular(word.exact), singular(word.folded))


def _elsewhere(tokens: list[Token], key: str, vocabulary: Vocabulary) -> Segment | None:
    """A former name, or a place where nobody sells yet. One word alone would be too often something else."""
    words = tuple(token.word for token in tokens)
    for named in gazetteer().get(key, ()):
        if written_so(words, words_of(named.name)):
            return Segment(
                tuple(tokens), place=named.name, communes=tuple(sorted(named.communes & vocabulary.communes))
            )
    return None


def written_so(typed: tuple[Word, ...], wanted: tuple[Word, ...] | list[Word]) -> bool:
    """Whether what was typed may be this name: every mark that was typed is its own."""
    return len(typed) == len(wanted) and all(
        says(one.exact, other.exact) for one, other in zip(typed, wanted, strict=True)
    )
