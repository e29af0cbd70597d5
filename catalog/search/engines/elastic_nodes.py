"""A question's tree (understanding/nodes.py) as Elasticsearch asks it: one branch for each class there.

Written as the JSON that is sent: a page's question has hundreds of nodes, and an object for each would cost more than
the answer.
"""

from typing import Any

from catalog.search.understanding.nodes import (
    All,
    Best,
    Between,
    Everything,
    Has,
    Is,
    Node,
    Nothing,
    Some,
    Worth,
)

Query = dict[str, Any]
EVERYTHING: Query = {"match_all": {}}


def compiled(node: Node) -> Query:
    """Scores as the tree says, whatever Lucene thinks of a match."""
    match node:
        case Everything():
            return worth(EVERYTHING, 0.0)
        case Nothing():
            return {"match_none": {}}
        case Worth(inner, score):
            return worth(compiled(inner), score)
        case Best(parts, tie):
            return {"dis_max": {"queries": [compiled(part) for part in parts], "tie_breaker": tie}}
        case Some(parts, least):
            return {"bool": {"should": [compiled(part) for part in parts], "minimum_should_match": least}}
        case All(must, wish, never):
            return {
                "bool": {
                    "must": [compiled(part) for part in must or (Everything(),)],
                    "should": [compiled(part) for part in wish],
                    "must_not": [compiled(part) for part in never],
                }
            }
    return worth(_leaf(node), node.score)


def worth(query: Query, score: float) -> Query:
    """The query decides what matches; its own score does not count."""
    return {"constant_score": {"filter": query, "boost": score}}


def every(queries: list[Query]) -> Query:
    return {"bool": {"filter": queries}}


def term(field: str, value: Any) -> Query:
    return {"term": {field: value}}


def terms(field: str, values: list[Any]) -> Query:
    return {"terms": {field: values}}


def between(field: str, low: int | None, high: int | None) -> Query:
    ends = {"gte": low, "lte": high}
    return {"range": {field: {name: end for name, end in ends.items() if end is not None}}}


def _leaf(node: Has | Is | Between) -> Query:
    match node:
        case Has(field, words):
            return term(field, words[0]) if len(words) == 1 else {"match_phrase": {field: " ".join(words)}}
        case Is(field, values):
            return terms(field, list(values))
        case Between(field, low, high):
            return between(field, low, high)
