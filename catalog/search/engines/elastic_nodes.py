"""A question's tree (understanding/nodes.py) as Elasticsearch asks it: one branch for each class there."""

from functools import singledispatch
from typing import Any

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from catalog.search.understanding.nodes import All, Best, Between, Everything, Has, Is, Nothing, Some, Worth


@singledispatch
def compiled(node: Any) -> Query:
    raise TypeError(f"no query for {type(node).__name__}")


def worth(query: Query, score: float) -> Query:
    """The query decides what matches; its own score does not count."""
    return Q("constant_score", filter=query, boost=score)


def has(field: str, words: tuple[str, ...]) -> Query:
    if len(words) == 1:
        return Q("term", **{field: words[0]})
    return Q("match_phrase", **{field: " ".join(words)})


def between(field: str, low: int | None, high: int | None) -> Query:
    ends = {"gte": low, "lte": high}
    return Q("range", **{field: {name: end for name, end in ends.items() if end is not None}})


@compiled.register
def _(node: Everything) -> Query:
    return worth(Q("match_all"), 0.0)


@compiled.register
def _(node: Nothing) -> Query:
    return Q("match_none")


@compiled.register
def _(node: Has) -> Query:
    return worth(has(node.field, node.words), node.score)


@compiled.register
def _(node: Is) -> Query:
    return worth(Q("terms", **{node.field: list(node.values)}), node.score)


@compiled.register
def _(node: Between) -> Query:
    return worth(between(node.field, node.low, node.high), node.score)


@compiled.register
def _(node: Worth) -> Query:
    return worth(compiled(node.inner), node.score)


@compiled.register
def _(node: Best) -> Query:
    return Q("dis_max", queries=[compiled(part) for part in node.parts], tie_breaker=node.tie)


@compiled.register
def _(node: All) -> Query:
    must = [compiled(part) for part in node.must] or [worth(Q("match_all"), 0.0)]
    wish = [compiled(part) for part in node.wish]
    return Q("bool", must=must, should=wish, must_not=[compiled(part) for part in node.never])


@compiled.register
def _(node: Some) -> Query:
    return Q("bool", should=[compiled(part) for part in node.parts], minimum_should_match=node.least)
