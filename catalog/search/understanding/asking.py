"""Groups and filters become a question: which fields a form is looked for in, and what a match there is worth."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from catalog.search.text import singular
from catalog.search.understanding.meaning import FilterName, Form, Found, Group, Role
from catalog.search.understanding.nodes import All, Best, Between, Everything, Has, Is, Node, Nothing, Some, Worth

STEP = 20.0  # one step of text outweighs all that is not text
# In steps. Where a word tells most: the title begins with it, it is the name of the kind, it stands in the title …
WHOLE = {"begins": 12, "named": 11}
TELLING = {"title": 10, "kind": 8, "group": 5}
AROUND = {"where": 6, "who": 5}  # a seller called "Măng sạch" has honey, too: no thing is looked for here
BODY = {"body": 2}
ENGLISH_WHOLE = {"begins_en": 11, "named_en": 11}
ENGLISH = {"title_en": 9, "kind_en": 7}
ENGLISH_BODY = {"body_en": 2}
PLACE_FIELDS = {"where": 8, "title": 7}
TIE = 0.1
NEIGHBOURS = 3
SCATTERED = 5
MENTION = 1
NAMED = 9
PART = 0.3
SHUNNED = 4
SHUNNED_IN = ("title", "kind", "body")
FIT = 1000.0 * STEP  # what fits in full stands before any near thing
KEPT = (FilterName.STARS, FilterName.SEASON)  # near things have other sizes and prices, not fewer stars
NEEDED = (Role.THING, Role.PLACE, Role.SELLER, Role.WORD)


def needed(groups: Sequence[Group]) -> list[Group]:
    return [group for group in groups if group.role in NEEDED]


def fit(groups: Sequence[Group], found: Sequence[Found], day: date) -> Node:
    """What has everything that was asked."""
    conditions = [condition(each, day) for each in found]
    if not groups and not conditions:
        return Nothing()
    asked = needed(groups)
    anchored = any(group.role is not Role.WORD for group in asked)
    musts = [asked_for(group, body=group.role is Role.WORD and not group.is_whole) for group in asked]
    if asked and not anchored:  # words of a description alone say too little
        musts.append(Worth(Some(tuple(asked_for(group, body=False) for group in asked)), 0.0))
    return All((*musts, *conditions), wish=tuple(_helping(groups)))


def near(
    groups: Sequence[Group], found: Sequence[Found], day: date, *, kept: Sequence[FilterName] = KEPT
) -> Node | None:
    """The same kind of thing where not everything fits: the first thing that was named or a part of it, the rest wished
    for."""
    asked = needed(groups)
    things = [group for group in asked if group.role is Role.THING]
    if not things:
        return None
    rest = [asked_for(group, body=True) for group in asked if group is not things[0]]
    wishes = [Worth(condition(each, day), 4 * STEP) for each in found if each.name not in kept]
    conditions = [condition(each, day) for each in found if each.name in kept]
    parts = (asked_for(_lighter(part), body=False) for part in things[0].parts if part.role is Role.THING)
    return All((Best((asked_for(things[0], body=True), *parts)), *conditions), wish=(*rest, *wishes, *_helping(groups)))


def _lighter(part: Group) -> Group:
    return replace(part, forms=tuple(replace(form, weight=form.weight * PART) for form in part.forms))


def both(fitting: Node, nearby: Node) -> Node:
    """What fits, then what is near."""
    return Best((All((fitting, Worth(Everything(), FIT))), nearby))


def condition(found: Found, day: date) -> Node:
    """What a filter that was read out of the text lets through."""
    if found.name is FilterName.PRICE:
        return Between("prices", found.low, found.high)
    if found.name is FilterName.WEIGHT:
        return Between("weights", found.low, found.high)
    if found.name is FilterName.STARS:
        today = day.toordinal()
        stars = Between("stars", found.low, found.high)
        return All((stars, Between("stars_until", today, None), Between("stars_since", None, today)))
    months = tuple(Between("season", month, month) for month in found.months)
    return Some(months)


def asked_for(group: Group, *, body: bool) -> Node:
    """Any of the group's forms, in the fields where it says something; `body`: a mention in a description will do."""
    slugs: dict[str, list[str]] = {}
    for field, slug in group.slugs:
        slugs.setdefault(field, []).append(slug)
    parts: list[Node] = [Is(field, tuple(values), NAMED * STEP) for field, values in slugs.items()]
    parts += _covered(group)
    for form in group.forms:
        if group.role is Role.PLACE:
            parts += _places(form)
        else:
            around = {} if group.role is Role.THING else AROUND
            fields = TELLING | around | (BODY if body else {})
            parts += _anywhere(form, fields)
            if len(form.words) > 1 and not group.is_whole:
                parts.append(_scattered(form))
    node = Best(tuple(parts), TIE)
    if not group.apart:
        return node
    apart = [(Is("named_exact", (form.exact,)), _has("title", form, 0)) for form in group.apart]
    return All((node,), never=tuple(each for pair in apart for each in pair))


def _covered(group: Group) -> list[Node]:
    provinces: dict[str, list[str]] = {}
    for province, commune in group.covered:
        provinces.setdefault(province, []).append(commune)
    return [
        Worth(All((Is("province", (province,)), Is("commune", tuple(communes)))), NAMED * STEP)
        for province, communes in provinces.items()
    ]


def _places(form: Form) -> list[Node]:
    return [_has(name, form, worth) for name, worth in PLACE_FIELDS.items()]


def _anywhere(form: Form, fields: dict[str, int]) -> list[Node]:
    parts: list[Node] = [_is(name, form, worth) for name, worth in WHOLE.items()]
    parts += [
        _is("grouped", form, worth) if name == "group" and len(form.words) == 1 else _has(name, form, worth)
        for name, worth in fields.items()
    ]
    if not any(word.is_marked for word in form.words):
        parts += _english(form, body="body" in fields)
    return parts


def _scattered(form: Form) -> Node:
    words = tuple(Best((_word("title", form, at), _word("kind", form, at))) for at in range(len(form.words)))
    return Worth(All(words), _steps(SCATTERED, form))


def _english(form: Form, *, body: bool) -> list[Node]:
    words = tuple(singular(word.folded) for word in form.words)
    fields = ENGLISH | ENGLISH_BODY if body else ENGLISH
    parts: list[Node] = [Is(name, (" ".join(words),), _steps(worth, form)) for name, worth in ENGLISH_WHOLE.items()]
    return [*parts, *(Has(name, words, _steps(worth, form)) for name, worth in fields.items())]


def _is(field: str, form: Form, worth: int) -> Node:
    if form.marked:
        return Is(f"{field}_exact", (form.exact,), _steps(worth, form))
    return Is(field, (form.folded,), _steps(worth, form))


def _has(field: str, form: Form, worth: int) -> Node:
    if form.marked:
        return Has(f"{field}_exact", tuple(word.exact for word in form.words), _steps(worth, form))
    return Has(field, tuple(word.folded for word in form.words), _steps(worth, form))


def _word(field: str, form: Form, at: int) -> Node:
    word = form.words[at]
    return Has(f"{field}_exact", (word.exact,)) if form.marked else Has(field, (word.folded,))


def _steps(worth: float, form: Form) -> float:
    """Whole steps, so that goods stay equal where a reader sees no difference."""
    return max(1, round(worth * form.weight)) * STEP


def _helping(groups: Sequence[Group]) -> list[Node]:
    """What ranks without being needed: neighbours that stand together in a name, mentions, little words, and the
    absence of what is shunned."""
    helping: list[Node] = []
    spoken = [group for group in groups if group.forms]
    for first, second in pairwise(spoken):
        one, two = first.forms[0], second.forms[0]
        together = Form((*one.words, *two.words), marked=one.marked and two.marked)
        helping.append(Best(tuple(_has(name, together, NEIGHBOURS) for name in ("title", "kind"))))
    for group in spoken:
        if group.role is Role.LITTLE:
            helping.append(asked_for(group, body=True))
        elif group.role is Role.THING:
            helping.append(_has("body", group.forms[0], MENTION))
    shunned = tuple(_has(name, form, 1) for group in groups for form in group.shunned for name in SHUNNED_IN)
    if shunned:
        helping.append(Worth(All((Everything(),), never=shunned), SHUNNED * STEP))
    return helping
