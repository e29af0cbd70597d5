"""Segments become groups: what each part of a text says of a product, and every way to write it."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.search.text import Word, words_of
from catalog.search.understanding.lexicon import Said, Use
from catalog.search.understanding.meaning import Form, Group, Kind, Role
from catalog.search.understanding.segments import Segment
from catalog.search.understanding.syllables import may_be_vietnamese

PLACES = ("province", "commune")
THINGS = ("named", "category", "named_en")
# Little words that goods need not have. Only as they are really written: "la" without marks may be "lá", a leaf.
# fmt: off
LITTLE = frozenset([
    "cho", "của", "và", "với", "các", "những", "là", "ở", "tại", "từ", "do", "có", "bằng", "để", "về", "theo",
    "of", "for", "and", "in", "the", "from", "with", "a", "an", "to", "on",
])
# fmt: on
PURPOSE = frozenset(["cho", "for", "dành", "để"])  # what follows says for whom or what for: it ranks, no more
SLIPPED = 0.7
VERY_UNSURE = 0.3  # … and it is one word: "cam" may be an orange, a brocade or bran
UNSURE = 0.8  # marks were not typed, and the market knows the words with marks


def groups_of(
    segments: list[Segment], near: dict[int, tuple[Word, ...]] | None = None, *, alone: bool = True
) -> tuple[Group, ...]:
    """In the order of the text. `near`: what may be meant, by place. If nothing would be needed, everything is: unless
    the words do not stand `alone`, but beside filters.

    "túi" is a thing by itself and a pack of another: what is soft is needed only where no other thing was named.
    """
    groups: list[Group] = []
    purpose = False
    for segment in segments:
        group = _group(segment)
        if not group.forms and not group.shunned:
            continue
        slips = (near or {}).get(group.start, ())
        if slips:
            others = tuple(Form((word,), SLIPPED, Kind.TYPO, marked=False) for word in slips)
            group = replace(group, forms=(*group.forms, *others))
        if purpose and group.role is not Role.LITTLE:
            group = replace(group, role=Role.LITTLE)
        purpose = purpose or (bool(groups) and len(segment.words) == 1 and segment.words[0].exact in PURPOSE)
        groups.append(group)
    things = [group for group in groups if group.role is Role.THING]
    if things:
        groups = [replace(group, role=Role.LITTLE) if _is_number(group) else group for group in groups]
    if any(not group.is_soft for group in things):
        groups = [replace(group, role=Role.LITTLE) if group in things and group.is_soft else group for group in groups]
    if alone and all(group.role is Role.LITTLE for group in groups):
        return tuple(replace(group, role=Role.WORD) for group in groups)
    return tuple(groups)


def _group(segment: Segment) -> Group:
    forms = tuple(dict.fromkeys([*_typed(segment), *_meant(segment.said)]))
    where = {"start": segment.tokens[0].start, "end": segment.tokens[-1].end}
    names = [name for name in segment.names if name.sort in (*PLACES, "seller")]
    return Group(
        forms=forms,
        role=_role(segment),
        slugs=tuple(dict.fromkeys((name.sort, name.slug) for name in names)),
        covered=segment.communes,
        apart=_others(segment, Use.APART),
        shunned=_others(segment, Use.HEALTH),
        label=segment.place or (segment.names[0].text if segment.names else ""),
        elsewhere=bool(segment.place),
        is_soft=segment.is_said(Use.SOFT),
        is_whole=segment.is_whole,
        is_general=_is_general(segment),
        parts=tuple(_group(part) for part in segment.parts),
        **where,
    )


def _is_number(group: Group) -> bool:
    return group.role is Role.WORD and len(group.forms[0].words) == 1 and group.forms[0].words[0].folded.isdigit()


def _others(segment: Segment, use: Use) -> tuple[Form, ...]:
    return tuple(Form(words) for said in segment.said if said.use is use for words in said.others)


def _is_general(segment: Segment) -> bool:
    return any(said.use is Use.SOFT and said.others for said in segment.said)


def _role(segment: Segment) -> Role:
    sorts = {name.sort for name in segment.names}
    if sorts & set(PLACES) or segment.communes:
        return Role.PLACE
    if "seller" in sorts:
        return Role.SELLER
    if _is_general(segment):
        return Role.LITTLE
    if sorts & set(THINGS):
        return Role.THING
    if len(segment.words) == 1 and segment.words[0].exact in LITTLE:
        return Role.LITTLE
    if segment.is_said(Use.SOFT) or segment.is_said(Use.HEALTH):
        return Role.LITTLE
    if any(said.worth for said in segment.said):
        return Role.THING
    return Role.LITTLE if segment.is_said(Use.DOES) else Role.WORD


def _typed(segment: Segment) -> Iterable[Form]:
    words = segment.words
    for name in segment.names:
        yield Form(tuple(words_of(name.text)))
    for said in segment.said:
        if said.use not in (Use.HEALTH, Use.APART):
            yield Form(said.words)
    if not segment.is_known:
        yield Form(words, marked=any(word.is_marked for word in words))
    elif not any(word.is_marked for word in words):
        yield Form(words, weight=UNSURE if len(words) > 1 else VERY_UNSURE, marked=False)


def _meant(said: tuple[Said, ...]) -> Iterable[Form]:
    """English only for who writes English: all goods have Vietnamese words, and "peanut" is a worm's name, too."""
    for each in said:
        if each.worth or each.use is Use.SOFT:
            for words in each.others:
                kind = _kind(words)
                if kind is Kind.SYNONYM or _kind(each.words) is Kind.ENGLISH:
                    yield Form(words, each.worth or 1.0, kind)


def _kind(words: tuple[Word, ...]) -> Kind:
    vietnamese = any(word.is_marked for word in words) or all(may_be_vietnamese(word.folded) for word in words)
    return Kind.SYNONYM if vietnamese else Kind.ENGLISH
