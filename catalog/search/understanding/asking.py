"""Groups and filters become a question: which fields a form is looked for in, and what a match there is worth."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from catalog.search.text import singular
from catalog.search.understanding.meaning import FilterName, Form, Found, Group, Role
from catalog.search.understanding.nodes import All, Best, Between, Everything, Has, Is, Node, Nothing, Some, Worth
from catalog.search.understanding.wishes import STEP

# In steps. Where a word tells most: the title begins with it, it is the name of the kind, it stands in the title …
WHOLE = {"begins": 12, "named": 11}
TELLING = {"title": 10, "kind": 8, "where": 6, "who": 5, "group": 5}
BODY = {"body": 2}
ENGLISH_WHOLE = {"begins_en": 11, "named_en": 11}
ENGLISH = {"title_en": 9, "kind_en": 7}
ENGLISH_BODY = {"body_en": 2}
PLACE_FIELDS = {"where": 8, "title": 7}
TIE = 0.1
NEIGHBOURS = 3
LITTLE_PART = 0.2
SCATTERED = 5
FIT = 1000.0 * STEP  # what fits in full stands before any near thing
NEEDED = (Role.THING, Role.PLACE, Role.SELLER, Role.WORD)


def needed(groups: Sequence[Group]) -> list[Group]:
    return [group for group in groups if group.role in NEEDED]


def fit(groups: Sequence[Group], found: Sequence[Found], day: date) -> Node:
    """What has everything that was asked."""
    conditions = [condition(each, day) for each in found]
    if not groups:
        return All(tuple(conditions)) if conditions else Nothing()
    asked = needed(groups)
    anchored = any(group.role is not Role.WORD for group in asked)
    musts = [asked_for(group, body=group.role is Role.WORD) for group in asked]
    if not anchored:  # words of a description alone say too little
        musts.append(Worth(Some(tuple(asked_for(group, body=False) for group in asked)), 0.0))
    return All((*musts, *conditions), wish=tuple(_helping(groups)))


def near(groups: Sequence[Group], found: Sequence[Found], day: date) -> Node | None:
    """The same kind of thing where not everything fits: the first thing that was named, the rest wished for."""
    asked = needed(groups)
    things = [group for group in asked if group.role is Role.THING]
    if not things:
        return None
    rest = [asked_for(group, body=False) for group in asked if group is not things[0]]
    wishes = [Worth(condition(each, day), 4 * STEP) for each in found]
    return All((asked_for(things[0], body=True),), wish=(*rest, *wishes))


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
    parts: list[Node] = [Is(field, tuple(values), 9 * STEP) for field, values in slugs.items()]
    for form in group.forms:
        parts += _places(form) if group.role is Role.PLACE else _anywhere(form, body=body)
    node = Best(tuple(parts), TIE)
    if not group.apart:
        return node
    return All((node,), never=tuple(Is("named_exact", (form.exact,)) for form in group.apart))


def _places(form: Form) -> list[Node]:
    return [_has(name, form, worth) for name, worth in PLACE_FIELDS.items()]


def _anywhere(form: Form, *, body: bool) -> list[Node]:
    fields = TELLING | BODY if body else TELLING
    parts: list[Node] = [_is(name, form, worth) for name, worth in WHOLE.items()]
    parts += [_has(name, form, worth) for name, worth in fields.items()]
    if len(form.words) > 1:
        scattered = tuple(Best((_word("title", form, at), _word("kind", form, at))) for at in range(len(form.words)))
        parts.append(Worth(All(scattered), _steps(SCATTERED, form)))
    if not any(word.is_marked for word in form.words):
        parts += _english(form, body=body)
    return parts


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
    """Neighbours that stand together in a name, and the little words."""
    helping: list[Node] = []
    for first, second in pairwise(groups):
        one, two = first.forms[0], second.forms[0]
        together = Form((*one.words, *two.words), marked=one.marked and two.marked)
        fields = ("title", "kind")
        helping.append(Best(tuple(_has(name, together, NEIGHBOURS) for name in fields)))
    for group in groups:
        if group.role is Role.LITTLE:
            helping.append(asked_for(group, body=True))
    return helping
