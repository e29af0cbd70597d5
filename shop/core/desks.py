"""What the pages of every desk draw, whoever works there: tabs above, rows that wait below."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """What components/tabs.html draws; `count` things wait there, `count_label` says what they are."""

    url: str
    pic: str
    label: str
    current: bool
    count: int = 0
    count_label: str = ""


@dataclass(frozen=True)
class Tag:
    """`kind`: good, time, bad, or nothing."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Row:
    """What components/inbox_row.html draws."""

    name: str
    url: str
    age: str
    late: bool
    what: str
    tags: list[Tag]
