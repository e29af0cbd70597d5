"""Other words that may have been meant: raw Telex and VNI, spaces too many or too few, one letter wrong.

Only words that the market does not have are doubted, and only what it has is put in their place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from catalog.search import telex
from catalog.search.text import Word, tone_on_first_vowel
from catalog.search.understanding.meaning import StageName
from catalog.search.understanding.tokens import Token
from catalog.search.understanding.vocabulary import Vocabulary
from shop.core.text import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST_SLIP = 4
SHORTEST_PHRASE = 6
MOST_PIECES = 5
MOST_NEAR = 8
# Sounds that are one in some part of the country: at the beginning of a word, and at its end.
BEGINNINGS = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("v", "d"), ("k", "c"))
ENDINGS = (("n", "ng"), ("t", "c"), ("i", "y"))


@dataclass(frozen=True)
class Rereading:
    """`near`: at these places of `tokens`, words that may be meant as well."""

    stage: StageName
    tokens: tuple[Token, ...]
    near: dict[int, tuple[Word, ...]] = field(default_factory=dict)


def rereadings(
    tokens: list[Token], vocabulary: Vocabulary, sure: frozenset[Token] = frozenset()
) -> Iterator[Rereading]:
    """Likeliest first. What is `sure` is not doubted."""
    unsure = [at for at, token in enumerate(tokens) if token not in sure]
    doubted = [at for at in unsure if not _is_known(tokens[at].word, vocabulary)]
    for places in (doubted, unsure):
        decoded = _decoded(tokens, set(places), vocabulary)
        if decoded != tuple(tokens):
            yield Rereading(StageName.DECODED, decoded)
            break
    for spaced in (_split(tokens, doubted, vocabulary), _joined(tokens, vocabulary)):
        if spaced and spaced != tuple(tokens):
            yield Rereading(StageName.SPACES, spaced)
    for renamed in islice(_phrases(tokens, vocabulary), 3):
        yield Rereading(StageName.SLIPS, renamed)
    misspelt = [at for at in unsure if tokens[at].word.is_marked and tokens[at].word.exact not in vocabulary.exact]
    for places in (doubted, sorted({*doubted, *misspelt})):
        if len(places) > max(1, len(tokens) // 2):
            continue
        slipped = {at: near for at in places if (near := near_words(tokens[at].word.folded, vocabulary))}
        if slipped:
            yield Rereading(StageName.SLIPS, tuple(tokens), slipped)


def near_words(folded: str, vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Words of the market one slip or one regional sound away, the commonest first."""
    letters = one_slip_from(folded) if len(folded) >= SHORTEST_SLIP else set()
    known = vocabulary.folded
    letters = {word for word in letters if len(word) >= SHORTEST_SLIP or _is_doubled(folded, word)}
    found = {word for word in letters | sounds_like(folded) if word in known or word in vocabulary.english}
    ranked = sorted(found - {folded}, key=lambda word: (-known.get(word, 0), word))
    return tuple(Word(word, word) for word in ranked[:MOST_NEAR])


def _is_doubled(folded: str, word: str) -> bool:
    """Whether only a letter was typed twice: "khoo" is "kho"."""
    return len(word) < len(folded) and any(
        folded[:at] + folded[at + 1 :] == word for at in range(1, len(folded)) if folded[at] == folded[at - 1]
    )


def one_slip_from(word: str) -> set[str]:
    """One letter too many, too few or wrong, or two neighbours swapped."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = {one + two[1:] for one, two in parts if two}
    swapped = {one + two[1] + two[0] + two[2:] for one, two in parts if len(two) > 1}
    other = {one + letter + two[1:] for one, two in parts if two for letter in LETTERS}
    more = {one + letter + two for one, two in parts for letter in LETTERS}
    return fewer | swapped | other | more


def sounds_like(word: str) -> set[str]:
    found = set()
    for one, other in (*BEGINNINGS, *((b, a) for a, b in BEGINNINGS)):
        if word.startswith(one) and len(word) > len(one):
            found.add(other + word[len(one) :])
    for one, other in (*ENDINGS, *((b, a) for a, b in ENDINGS)):
        if word.endswith(one) and len(word) > len(one):
            found.add(word[: -len(one)] + other)
    return found


def _is_known(word: Word, vocabulary: Vocabulary) -> bool:
    return vocabulary.knows(word.folded)


def _decoded(tokens: list[Token], places: set[int], vocabulary: Vocabulary) -> tuple[Token, ...]:
    found = []
    for at, token in enumerate(tokens):
        word = telex.decode(token.word.exact) if at in places else token.word.exact
        meant = Word(tone_on_first_vowel(word), fold(word))
        changed = word != token.word.exact and _is_known(meant, vocabulary)
        found.append(Token(meant, token.start, token.end) if changed else token)
    return tuple(found)


def _split(tokens: list[Token], doubted: list[int], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Unknown words cut into known ones, as few as possible."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        pieces = _pieces(token.word, vocabulary) if at in doubted else []
        found += [Token(piece, token.start, token.end) for piece in pieces] or [token]
    return tuple(found)


def _pieces(word: Word, vocabulary: Vocabulary) -> list[Word]:
    text, known = (word.exact, vocabulary.exact) if word.is_marked else (word.folded, vocabulary.folded)
    best: list[tuple[tuple[int, int, int], list[str]] | None] = [((0, 0, 0), [])]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - 7), end):
            before, piece = best[start], text[start:end]
            if before and (piece in known or tone_on_first_vowel(piece) in known) and len(before[1]) < MOST_PIECES:
                cut = [*before[1], piece]
                rank = (len(cut), -_named(cut, vocabulary), -min(known.get(each, 0) for each in cut))
                options.append((rank, cut))
        best.append(min(options) if options else None)
    last = best[-1]
    return [Word(tone_on_first_vowel(piece), fold(piece)) for piece in last[1]] if last and len(last[1]) > 1 else []


def _named(cut: list[str], vocabulary: Vocabulary) -> int:
    return int(" ".join(map(fold, cut)) in vocabulary.phrases)


def _joined(tokens: list[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Neighbours that are one word of the market: "home stay"."""
    found = list(tokens[:1])
    for token in tokens[1:]:
        one, other = found[-1].word, token.word
        whole = Word(one.exact + other.exact, one.folded + other.folded)
        if len(whole.folded) > 3 and _is_known(whole, vocabulary):
            found[-1] = Token(whole, found[-1].start, token.end)
        else:
            found.append(token)
    return tuple(found)


def _phrases(tokens: list[Token], vocabulary: Vocabulary) -> Iterator[tuple[Token, ...]]:
    """Two to four neighbours that are one slip from a name: "đoan hùg". Short words are sure only in company."""
    for many in range(min(4, len(tokens)), 1, -1):
        for start in range(len(tokens) - many + 1):
            row = tokens[start : start + many]
            key = " ".join(token.word.folded for token in row)
            if len(key) < SHORTEST_PHRASE or key in vocabulary.phrases:
                continue
            found = sorted(each for each in one_slip_from(key) if each in vocabulary.phrases)
            for phrase in found:
                words = phrase.split(" ")
                spans = [(token.start, token.end) for token in row]
                spans = spans if len(words) == many else [(row[0].start, row[-1].end)] * len(words)
                meant = [Token(Word(word, word), *span) for word, span in zip(words, spans, strict=True)]
                yield (*tokens[:start], *meant, *tokens[start + many :])


def corrected(typed: str, words: tuple[tuple[Word, int, int], ...], names: list[str]) -> str:
    """The text with each word as a name of what was found writes it; "" where that is what was typed."""
    from catalog.search.text import words_of

    there = [word for name in names for word in words_of(name)]
    parts: list[str] = []
    last = 0
    for word, start, end in words:
        if start >= last:
            parts.append(typed[last:start])
        elif parts:
            parts.append(" ")
        parts.append(_spelt(word, there))
        last = end
    meant = "".join([*parts, typed[last:]])
    return "" if meant.lower() == typed.lower() else meant


def _spelt(word: Word, there: list[Word]) -> str:
    if any(each.exact == word.exact for each in there):
        return word.exact
    same = [each.exact for each in there if each.folded == word.folded]
    near = [each.exact for each in there if each.folded in one_slip_from(word.folded) | sounds_like(word.folded)]
    return (same or near or [word.exact])[0]
